package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests servers that accept only a limited number of bytes in one statement. */
@Timeout(180)
class PacketIT {
  private static final int ORDERS = Campaign.size(600, 2_000);
  private static final int LINES = 50;

  @ParameterizedTest
  @EnumSource(Driver.class)
  void ordersThatPassAlonePassTogether(Driver driver) {
    try (MariaDbServer server = MariaDbServer.startNew("--max-allowed-packet=1M");
        TestSchema schema = server.fresh(driver);
        HikariDataSource pool = schema.pool();
        Inventory inventory = open(pool)) {
      stock(inventory);
      sellAll(inventory, "order-");
      Books.areClean(inventory);
    }
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void soDoThoseForWhichTheLimitWasLoweredMeanwhile(Driver driver) throws Exception {
    try (MariaDbServer server = MariaDbServer.startNew("--max-allowed-packet=16M");
        TestSchema schema = server.fresh(driver);
        HikariDataSource pool = schema.pool();
        Inventory inventory = open(pool)) {
      stock(inventory);
      server.execute("SET GLOBAL max_allowed_packet = 262144");
      pool.getHikariPoolMXBean().softEvictConnections();
      sellAll(inventory, "order-");
      Books.areClean(inventory);
    }
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void anOrderThatIsTooLargeFailsAloneAndByName(Driver driver) {
    try (MariaDbServer server = MariaDbServer.startNew("--max-allowed-packet=16M");
        TestSchema schema = server.fresh(driver);
        HikariDataSource pool = schema.pool()) {
      try (Inventory before = open(pool)) {
        stock(before);
      }
      server.execute("SET GLOBAL max_allowed_packet = 3072");
      pool.getHikariPoolMXBean().softEvictConnections();
      try (Inventory inventory = open(pool)) {
        List<CompletableFuture<Outcome<Reservation>>> small = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
          small.add(commit(inventory, "small-" + i, lines(2)));
        }
        CompletableFuture<Outcome<Reservation>> large = commit(inventory, "large", lines(LINES));
        for (int i = 50; i < 100; i++) {
          small.add(commit(inventory, "small-" + i, lines(2)));
        }
        small.forEach(it -> assertThat(it.join().isDone()).isTrue());
        assertThatExceptionOfType(CompletionException.class)
            .isThrownBy(large::join)
            .withCauseInstanceOf(InvalidRequestException.class)
            .withMessageContaining("large")
            .withMessageContaining("max_allowed_packet");
        assertThat(inventory.reservation(Shop.ID, new ReservationId("large"))).isEmpty();
        assertThat(Shop.level(inventory, sku(0)).committed()).isEqualTo(100);
        Books.areClean(inventory);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Driver.class)
  void aRowOfTheHostThatIsTooLargeFailsAloneAndIsNotSent(Driver driver) throws SQLException {
    try (MariaDbServer server = MariaDbServer.startNew("--max-allowed-packet=1M");
        TestSchema schema = server.fresh(driver);
        HikariDataSource pool = schema.pool();
        Inventory inventory = open(pool)) {
      stock(inventory);
      schema.execute("CREATE TABLE note (id VARCHAR(40) PRIMARY KEY, text LONGTEXT)");
      List<CompletableFuture<Outcome<Reservation>>> others = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        others.add(withNote(inventory, "before-" + i, "x".repeat(300_000)));
      }
      CompletableFuture<Outcome<Reservation>> large =
          withNote(inventory, "large", "x".repeat(1_100_000));
      for (int i = 0; i < 10; i++) {
        others.add(withNote(inventory, "after-" + i, "small"));
      }
      others.forEach(it -> assertThat(it.join().isDone()).isTrue());
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(large::join)
          .withCauseInstanceOf(HostWriteException.class)
          .withMessageContaining("bytes, which is more than the server takes (max_allowed_packet)");
      assertThat(inventory.reservation(Shop.ID, new ReservationId("large"))).isEmpty();
      assertThat(Shop.level(inventory, sku(0)).committed()).isEqualTo(20);
      assertThat(schema.query("SELECT id FROM note")).hasSize(20);
      Books.areClean(inventory);
    }
  }

  private static CompletableFuture<Outcome<Reservation>> withNote(
      Inventory inventory, String id, String text) {
    return inventory
        .alongside(SqlWrite.of("INSERT INTO note (id, text) VALUES (?, ?)", id, text))
        .commitAsync(CommitRequest.of(Shop.ID, new ReservationId(id), lines(1)))
        .toCompletableFuture();
  }

  private static Inventory open(HikariDataSource pool) {
    return Inventory.builder(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build())
        .lanes(
            LaneOptions.builder()
                .queueCapacity(ORDERS + LINES)
                .maxExpectedWait(Duration.ofMinutes(1))
                .maxWait(Duration.ofMinutes(1))
                .build())
        .build();
  }

  private static void stock(Inventory inventory) {
    IntStream.range(0, LINES)
        .forEach(
            i ->
                inventory
                    .define(
                        StockDefinition.withOpening(
                            StockKey.of(Shop.ID, new Sku(sku(i))), 1_000_000))
                    .orElseThrow());
  }

  private static void sellAll(Inventory inventory, String prefix) {
    List<CompletableFuture<Outcome<Reservation>>> sold = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      sold.add(commit(inventory, prefix + i, lines(LINES)));
    }
    sold.forEach(it -> assertThat(it.join().isDone()).isTrue());
    assertThat(Shop.level(inventory, sku(0)).committed()).isEqualTo(ORDERS);
  }

  private static CompletableFuture<Outcome<Reservation>> commit(
      Inventory inventory, String id, Line[] lines) {
    return inventory
        .commitAsync(CommitRequest.of(Shop.ID, new ReservationId(id), lines))
        .toCompletableFuture();
  }

  private static Line[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> Line.of(sku(i), 1)).toArray(Line[]::new);
  }

  /** Returns a SKU of the greatest length. */
  private static String sku(int number) {
    return "%064d".formatted(number);
  }
}
