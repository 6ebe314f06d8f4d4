package io.holdfast.jdbc.internal.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.TestShop;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests that the levels of orders of several lines are written exactly by the one statement that
 * they take together, in every order in which a server may assign columns.
 */
class SeveralLevelsTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final Line[] LINES = {Line.of("cup", 1), Line.of("hat", 2), Line.of("tee", 3)};
  private static final int ORDERS = 21;

  static Stream<Arguments> modes() {
    return TestDatabase.servers()
        .flatMap(
            server ->
                (server.engine() == Engine.MARIADB
                        ? Stream.of("", "ORACLE", "SIMULTANEOUS_ASSIGNMENT")
                        : Stream.of(""))
                    .map(mode -> Arguments.of(server, mode)));
  }

  private static TestShop stocked(TestDatabase database) {
    TestShop shop = TestShop.another(SCHEMAS.of(database));
    for (Line line : LINES) {
      shop.receive(line.sku().value(), 2 * ORDERS * line.quantity());
    }
    return shop;
  }

  private static JdbcInventoryStore store(TestShop shop, String mode) {
    String setting = "SET sql_mode = '" + mode + "'";
    return JdbcInventoryStore.builder(
            shop.schema().pool(config -> config.setConnectionInitSql(setting)))
        .clock(shop.clock())
        .build();
  }

  private static void assertSoldOut(TestShop shop, JdbcInventoryStore store) {
    for (Line line : LINES) {
      StockLevel level = shop.inventory().level(shop.key(line.sku().value())).orElseThrow();
      assertThat(level.committed()).isEqualTo(ORDERS * line.quantity());
      assertThat(level.held()).isEqualTo(ORDERS * line.quantity());
    }
    shop.assertSound();
    assertThat(store.guessCounts().right()).as("written as differences").isPositive();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("modes")
  void orderByOrder(TestDatabase database, String mode) {
    try (TestShop shop = stocked(database)) {
      JdbcInventoryStore store = store(shop, mode);
      Inventory inventory = Inventory.create(store);
      for (int i = 0; i < ORDERS; i++) {
        inventory.commit(shop.order("a" + i, LINES)).orElseThrow();
        inventory.hold(shop.hold("h" + i, LINES)).orElseThrow();
      }
      assertSoldOut(shop, store);
    }
  }

  /** Orders and holds that share a transaction are sums of both kinds for each level. */
  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("modes")
  void ordersAndHoldsInOneTransaction(TestDatabase database, String mode) throws Exception {
    try (TestShop shop = stocked(database)) {
      JdbcInventoryStore store = store(shop, mode);
      Inventory inventory = Inventory.create(store);
      inventory.commit(shop.order("a0", LINES)).orElseThrow(); // reads the levels
      List<CompletableFuture<Outcome<Reservation>>> all = new ArrayList<>();
      for (int i = 1; i < ORDERS; i++) {
        all.add(inventory.commitAsync(shop.order("a" + i, LINES)).toCompletableFuture());
        all.add(inventory.holdAsync(shop.hold("h" + i, LINES)).toCompletableFuture());
      }
      all.add(inventory.holdAsync(shop.hold("h0", LINES)).toCompletableFuture());
      for (CompletableFuture<Outcome<Reservation>> each : all) {
        assertThat(each.get(30, TimeUnit.SECONDS).isDone()).isTrue();
      }
      assertSoldOut(shop, store);
    }
  }
}
