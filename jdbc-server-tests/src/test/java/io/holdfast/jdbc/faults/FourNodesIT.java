package io.holdfast.jdbc.faults;

import static org.awaitility.Awaitility.await;

import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.DatabaseServer;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.MySqlServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests four JVMs that sell the same articles by all paths, with a row of the host for each
 * committed order, while the server, one of the JVMs, or both are killed and started again. The
 * shelves are restocked by a factory meanwhile. After each kill, each order and its row are both
 * there or both missing. At the end the stored data is exactly what the nodes have told.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class FourNodesIT {
  private static final int NODES = 4;
  private static final int KILLS_ON_EVERY_BUILD = 3;
  private static final Duration FULL = Duration.ofMinutes(30);
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theLedgerAndTheRowsAreExactOnMariaDb() throws Exception {
    survive(MariaDbServer.startNew(), Driver.MARIADB_CLIENT);
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void theLedgerAndTheRowsAreExactOnMySql() throws Exception {
    survive(MySqlServer.killable(), Driver.CONNECTOR_J);
  }

  private static void survive(DatabaseServer server, Driver driver) throws Exception {
    Random random = Seed.random("four nodes on " + server.name());
    List<SellingNode> nodes = new ArrayList<>();
    try (server;
        TestSchema schema = server.fresh(driver);
        Till till = Till.patient(schema);
        Factory factory = new Factory(new Random(random.nextLong()))) {
      OrderRows.create(schema);
      Assortment.stock(till.inventory());
      factory.deliversTo(till.inventory());
      till.relayTo(factory);
      for (int i = 0; i < NODES; i++) {
        // Half of the nodes give up while the server is away, and their buyers ask again.
        Duration deadline = i % 2 == 0 ? Duration.ofSeconds(10) : Duration.ofSeconds(2);
        nodes.add(new SellingNode(schema, "node" + i + "-", deadline));
        nodes.get(i).start();
      }
      for (SellingNode node : nodes) {
        node.go();
      }
      int kills = 0;
      for (long start = System.nanoTime(); kills < KILLS_ON_EVERY_BUILD || goesOn(start); ) {
        sellMore(nodes, random);
        SellingNode victim = nodes.get(random.nextInt(NODES));
        // First both are killed, then the server alone, then a node alone.
        boolean ofServer = kills % 3 != 2;
        boolean ofNode = kills % 3 != 1;
        kills++;
        if (ofServer) {
          server.kill();
        }
        if (ofNode) {
          victim.kill();
        }
        List<String> acknowledged = acknowledged(nodes);
        if (ofServer) {
          server.start();
        }
        OrderRows.agree(schema, acknowledged);
        if (ofNode) {
          victim.startAgain(till.inventory());
        }
      }
      sellMore(nodes, random);
      for (SellingNode node : nodes) {
        node.stop();
      }
      await("the end of all requests and holds")
          .atMost(PATIENCE)
          .until(
              () ->
                  RestockBooks.areQuiet(Assortment.SHELVES, till, factory)
                      && isNothingHeld(till.inventory()));

      Books.agreeWith(
          nodes.stream().flatMap(it -> it.ledger().receipts()),
          nodes.stream().flatMap(it -> it.ledger().refused()),
          till.inventory());
      OrderRows.agree(schema, acknowledged(nodes));
      RestockBooks.agree(Assortment.SHELVES, Assortment.OPENING, till, factory);
      System.out.printf(
          "four nodes on %s, %d kills: %s; %d rows; factory: %s%n",
          server.name(),
          kills,
          NodeLedger.counts(nodes.stream().map(SellingNode::ledger).toList()),
          acknowledged(nodes).size(),
          factory);
    } finally {
      nodes.forEach(SellingNode::close);
    }
  }

  private static boolean goesOn(long start) {
    return Campaign.isFull() && System.nanoTime() - start < FULL.toNanos();
  }

  private static void sellMore(List<SellingNode> nodes, Random random) throws Exception {
    for (SellingNode node : nodes) {
      node.awaitMore(Campaign.size(30, 400) + random.nextInt(Campaign.size(50, 2_000)));
    }
  }

  /** Returns the acknowledged orders that stay committed, so that their rows must be there. */
  private static List<String> acknowledged(List<SellingNode> nodes) {
    return OrderRows.acknowledged(nodes.stream().flatMap(it -> it.ledger().receipts()));
  }

  private static boolean isNothingHeld(Inventory inventory) {
    return inventory.levels(Shop.ID, null, 100).items().stream().allMatch(it -> it.held() == 0);
  }
}
