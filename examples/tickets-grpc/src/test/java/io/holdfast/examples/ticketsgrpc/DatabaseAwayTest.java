package io.holdfast.examples.ticketsgrpc;

import static io.holdfast.examples.ticketsgrpc.Scene.check;
import static io.holdfast.examples.ticketsgrpc.Scene.commit;
import static io.holdfast.examples.ticketsgrpc.Scene.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.h2.tools.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database server that goes away and comes back. */
class DatabaseAwayTest {
  @TempDir Path folder;

  @Test
  void callsFailAsUnavailableAndTheServiceRecoversByItself() throws SQLException {
    Server database = database(0);
    int port = database.getPort();
    String url = "jdbc:h2:tcp://127.0.0.1:" + port + "/./tickets;WRITE_DELAY=0";
    try (Scene scene = Scene.open("--jdbc-url=" + url, "--user=sa")) {
      scene.first.commitReservation(commit("r-1", "evt", 1));
      assertThat(health(scene)).isEqualTo(ServingStatus.SERVING);

      database.stop();
      assertThat(failure(() -> scene.first.commitReservation(commit("r-2", "evt", 1))))
          .isIn("UNAVAILABLE STORE_UNAVAILABLE", "UNAVAILABLE BUSY");
      awaitHealth(scene, ServingStatus.NOT_SERVING);
      assertThat(scene.page("/ready")).isEqualTo("503");
      assertThat(scene.page("/health")).isEqualTo("OK");
      assertThat(failure(() -> scene.first.checkAvailability(check("evt", 1))))
          .isEqualTo("UNAVAILABLE STORE_UNAVAILABLE");

      database = database(port);
      awaitHealth(scene, ServingStatus.SERVING);
      assertThat(scene.page("/ready")).isEqualTo("OK");
      assertThat(scene.first.commitReservation(commit("r-2", "evt", 1)).getStatus())
          .isEqualTo("CONFIRMED");
      assertThat(scene.level("evt").committed()).isEqualTo(2);
      assertThat(scene.verify().violations()).isEmpty();
    } finally {
      database.stop();
    }
  }

  private Server database(int port) throws SQLException {
    return Server.createTcpServer(
            "-tcpPort", String.valueOf(port), "-ifNotExists", "-baseDir", folder.toString())
        .start();
  }

  private static void awaitHealth(Scene scene, ServingStatus status) {
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> health(scene) == status);
  }

  private static ServingStatus health(Scene scene) {
    return HealthGrpc.newBlockingStub(scene.channel)
        .check(HealthCheckRequest.newBuilder().setService("inventory.v1.Inventory").build())
        .getStatus();
  }
}
