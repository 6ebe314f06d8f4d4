package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static org.assertj.core.api.Assertions.assertThat;

import inventory.v1.InventoryGrpc;
import io.grpc.ManagedChannel;
import io.holdfast.examples.ticketsgrpc.load.Calls;
import io.holdfast.examples.ticketsgrpc.load.Sale;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two servers, each in a process of its own, on one database. The test creates the tables, and sees
 * the stock.
 */
@Timeout(120)
class TwoServersTest {
  private static final Pattern OPEN = Pattern.compile("127\\.0\\.0\\.1:(\\d+), metrics");
  private static final int TICKETS = 1_000;
  private static final int BUYERS = 3_000;

  @TempDir Path folder;
  private final List<Process> processes = new ArrayList<>();
  private Server database;
  private String url;
  private Scene scene;

  @BeforeEach
  void openDatabase() throws SQLException {
    database =
        Server.createTcpServer("-tcpPort", "0", "-ifNotExists", "-baseDir", folder.toString())
            .start();
    url = "jdbc:h2:tcp://127.0.0.1:" + database.getPort() + "/./tickets;WRITE_DELAY=0";
    scene = Scene.open("--jdbc-url=" + url, "--user=sa");
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    scene.close();
    database.stop();
  }

  @Test
  void aSaleIsExactAlthoughOneServerIsKilledAndStartedAgain() throws Exception {
    int one = start(0);
    int other = start(0);
    Sale sale;
    try (Calls calls =
        new Calls(List.of("127.0.0.1:" + one, "127.0.0.1:" + other), 4, "evt_sale")) {
      sale = new Sale(calls);
      Thread selling = new Thread(() -> run(sale));
      selling.start();
      Awaitility.await().until(() -> sale.count("sold") > TICKETS / 10);
      processes.get(0).destroyForcibly().waitFor();
      start(one);
      selling.join();
    }

    assertThat(sale.count("sold")).as("%s", sale).isEqualTo(TICKETS);
    assertThat(sale.orders()).isEqualTo(TICKETS);
    assertThat(sale.count("sold out")).isEqualTo(BUYERS - TICKETS);
    assertThat(scene.level("evt_sale").committed()).isEqualTo(TICKETS);
    assertThat(scene.verify().violations()).isEmpty();
  }

  @Test
  void duplicatesAtTwoServersGetTheSameOrderId() throws Exception {
    ManagedChannel one = Scene.channel(start(0));
    ManagedChannel other = Scene.channel(start(0));
    try {
      for (int round = 0; round < 20; round++) {
        String id = "r-" + round;
        List<String> orders =
            Together.run(
                4,
                client ->
                    InventoryGrpc.newBlockingStub(client % 2 == 0 ? one : other)
                        .commitReservation(commit(id, "evt_sale", 1))
                        .getOrderId());
        assertThat(orders).containsOnly(orders.get(0));
      }
    } finally {
      one.shutdownNow();
      other.shutdownNow();
    }
    assertThat(scene.level("evt_sale").committed()).isEqualTo(20);
  }

  private static void run(Sale sale) {
    try {
      sale.run(BUYERS, 64);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int start(int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                TicketsGrpc.class.getName(),
                "--grpc-port=" + port,
                "--metrics-port=0",
                "--grpc-timeout=10s",
                "--jdbc-url=" + url,
                "--user=sa",
                "--event=evt_sale=" + TICKETS)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    Matcher open = OPEN.matcher(String.valueOf(line));
    assertThat(open.find()).as("said %s", line).isTrue();
    return Integer.parseInt(open.group(1));
  }
}
