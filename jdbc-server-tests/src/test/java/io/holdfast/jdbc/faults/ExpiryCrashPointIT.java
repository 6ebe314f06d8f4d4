package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a JVM that records expired holds and relays them, and dies between any two steps. The host
 * hears of every expired hold, and of no other.
 */
@Timeout(180)
class ExpiryCrashPointIT {
  private static final Duration TTL = Duration.ofMinutes(10);
  private static final int MOST_MOMENTS = 60;

  /** Every build takes each fifth moment. */
  private static final int STEP = Campaign.size(5, 1);

  private static final int HOLDS = 3;

  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#durable")
  void theHostHearsOfEveryExpiredHold(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      boolean halted = true;
      int moment = 1 - STEP;
      int unheard = 0;
      while (halted && moment < MOST_MOMENTS) {
        moment += STEP;
        List<String> expired = expire(schema, "of-" + moment + "-");
        List<String> heard;
        try (Node node =
            Node.start(
                RelayNode.class,
                schema.url(),
                schema.user(),
                "expiry",
                clock.instant().toString(),
                moment + "")) {
          int exit = node.end();
          assertThat(exit).isIn(0, HaltingDataSource.EXIT_CODE);
          halted = exit != 0;
          heard = node.said("published");
        }
        List<String> all = new ArrayList<>(heard);
        all.addAll(recover(schema));
        unheard += heard.isEmpty() ? 1 : 0;
        assertThat(new TreeSet<>(all))
            .as("heard, with a crash at moment %s", moment)
            .isEqualTo(new TreeSet<>(expired));
      }
      assertThat(halted).as("still halted at moment %s", moment).isFalse();
      // The moments are around the commits of the sweep, the lease and the settlement, and before
      // and after each message.
      assertThat(moment - 1).isGreaterThan(2 * HOLDS + 6);
      assertThat(unheard).as("crashes before the first message").isPositive();
      System.out.println((moment - 1) / STEP + " crash points of an expiry on " + database);
    }
  }

  /** Makes holds that end, and one that goes on. */
  private List<String> expire(TestSchema schema, String prefix) {
    try (HikariDataSource pool = schema.pool();
        Inventory inventory = Inventory.create(store(pool))) {
      inventory.define(
          StockDefinition.withOpening(StockKey.of(Shop.ID, new Sku("cup")), 1_000_000));
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < HOLDS; i++) {
        ids.add(prefix + i);
        hold(inventory, prefix + i);
      }
      clock.advance(TTL);
      hold(inventory, prefix + "live");
      inventory.commit(CommitRequest.ofHold(Shop.ID, new ReservationId(prefix + "live")));
      return ids;
    }
  }

  private static void hold(Inventory inventory, String id) {
    inventory
        .hold(HoldRequest.of(Shop.ID, new ReservationId(id), TTL, Line.of("cup", 1)))
        .orElseThrow();
  }

  /** Continues in another process after the leases have expired. */
  private List<String> recover(TestSchema schema) {
    try (HikariDataSource pool = schema.pool()) {
      JdbcInventoryStore store = store(pool);
      List<String> published = new ArrayList<>();
      clock.advance(Duration.ofMinutes(2));
      try (Inventory inventory = Inventory.create(store)) {
        inventory.sweep(Shop.ID, 100);
      }
      ExpiredHoldRelay.create(store.expiredHoldOutbox(), it -> published.add(it.id().value()))
          .runOnce();
      assertThat(store.expiredHoldOutbox().messages(Shop.ID, null, 1_000)).isEmpty();
      return published;
    }
  }

  private JdbcInventoryStore store(HikariDataSource pool) {
    return JdbcInventoryStore.builder(pool)
        .schema(SchemaMode.CREATE)
        .clock(clock)
        .expiredHoldOutbox(true)
        .build();
  }
}
