package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a relay's JVM that dies between any two steps of lease, publish and settle. Every decided
 * request reaches the factory under one id, and no other request does.
 */
@Timeout(180)
class RelayCrashPointIT {
  private static final int MOST_MOMENTS = 60;

  /** Every build takes each fifth moment. */
  private static final int STEP = Campaign.size(5, 1);

  private static final int REQUESTS = 3;

  private final SettableClock clock = new SettableClock();

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#durable")
  void everyRequestReachesTheFactory(TestDatabase database) throws Exception {
    try (TestSchema schema = database.fresh()) {
      boolean halted = true;
      int moment = 1 - STEP;
      int repeated = 0;
      while (halted && moment < MOST_MOMENTS) {
        moment += STEP;
        List<String> decided = decide(schema, "of-" + moment + "-");
        List<String> heard;
        try (Node node =
            Node.start(
                RelayNode.class,
                schema.url(),
                schema.user(),
                "once",
                clock.instant().toString(),
                moment + "")) {
          int exit = node.end();
          assertThat(exit).isIn(0, HaltingDataSource.EXIT_CODE);
          halted = exit != 0;
          heard = node.said("published");
        }
        List<String> again = recover(schema, heard);
        repeated += again.stream().anyMatch(heard::contains) ? 1 : 0;
        List<String> all = new ArrayList<>(heard);
        all.addAll(again);
        assertThat(new TreeSet<>(all))
            .as("heard, with a crash at moment %s", moment)
            .isEqualTo(new TreeSet<>(decided));
      }
      assertThat(halted).as("still halted at moment %s", moment).isFalse();
      // The moments are before and after each request, and around the commits of lease and
      // settlement.
      assertThat(moment - 1).isGreaterThan(2 * REQUESTS + 4);
      assertThat(repeated).as("published before the crash, not recorded").isPositive();
      System.out.println(
          (moment - 1) / STEP
              + " crash points of a relay on "
              + database
              + ", "
              + repeated
              + " of them with repeats");
    }
  }

  private List<String> decide(TestSchema schema, String prefix) {
    try (HikariDataSource pool = schema.pool()) {
      return Requests.ids(Requests.decide(store(pool), Shop.ID, prefix, REQUESTS, clock.instant()));
    }
  }

  /**
   * Continues in another process after the leases have expired, and returns the requests that it
   * has published.
   */
  private List<String> recover(TestSchema schema, List<String> heard) {
    try (HikariDataSource pool = schema.pool()) {
      JdbcInventoryStore store = store(pool);
      for (OutboxMessage<RestockRequest> it :
          store.restockOutbox().messages(Shop.ID, null, 1_000)) {
        if (it.state() == State.SENT) {
          assertThat(heard).contains(it.content().id().value());
        }
      }
      List<String> published = new ArrayList<>();
      AtomicBoolean answered = new AtomicBoolean();
      RestockRelay relay =
          RestockRelay.builder(
                  store.restockOutbox(), (RestockRequest it) -> published.add(it.id().value()))
              .isOpen(request -> !answered.get())
              .build();
      clock.advance(Duration.ofMinutes(2));
      relay.runOnce();
      assertThat(store.restockOutbox().messages(Shop.ID, null, 1_000))
          .allMatch(it -> it.state() == State.SENT);
      answered.set(true);
      clock.advance(Duration.ofDays(8));
      assertThat(relay.runOnce().closed()).isEqualTo(REQUESTS);
      return published;
    }
  }

  private JdbcInventoryStore store(HikariDataSource pool) {
    return JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).clock(clock).build();
  }
}
