package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.database.Sql;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.model.ReservationId;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * A shop with many earlier orders beside an empty one: the cost of a command must not depend on
 * them.
 */
final class PastLoad {
  static final String LOAD = "past reservations, one SKU, 64 clients";
  static final String EMPTY = "empty";
  static final String PAST = "with a past";

  private static final int CLIENTS = 64;
  private static final int SEED = 1_000;
  private static final long MOST_AT_ONCE = 200_000;

  private PastLoad() {}

  static Series run(Setup setup) throws Exception {
    int clients = setup.plan().clients(CLIENTS);
    try (Holdfast old = Holdfast.on(setup.pool(), "past_", LaneOptions.DEFAULT);
        Holdfast young = Holdfast.on(setup.pool(), "young_", LaneOptions.DEFAULT)) {
      old.open(1, Contender.PLENTY);
      young.open(1, Contender.PLENTY);
      fill(setup, old);
      return Series.run(
          LOAD,
          setup.plan(),
          List.of(
              new Ongoing(EMPTY, setup, young, clients, new AtomicLong()),
              new Ongoing(PAST, setup, old, clients, new AtomicLong())));
    }
  }

  /**
   * Creates cancelled orders, first by the library, then as copies of their rows under other ids.
   */
  private static void fill(Setup setup, Holdfast old) throws SQLException {
    List<Order> seed =
        Stream.iterate(0L, n -> n + 1).limit(SEED).map(n -> Order.number(n)).toList();
    old.placeAll(seed);
    HoldfastTables tables = old.tables();
    for (Order each : seed) {
      tables.inventory().cancel(old.shop(), new ReservationId(each.id())).orElseThrow();
    }
    long there = SEED;
    while (there < setup.plan().past()) {
      long more = Math.min(Math.min(there, MOST_AT_ONCE), setup.plan().past() - there);
      copy(tables, there, more);
      there += more;
    }
  }

  private static void copy(HoldfastTables tables, long there, long more) throws SQLException {
    int rows =
        Sql.run(
            tables.pool(),
            """
            INSERT INTO %1$sentry (shop, id, kind, state, content, held_at, expires_at,
              committed_at, dispatched_at, ended_at, version)
            SELECT shop, CAST(CAST(id AS UNSIGNED) + %2$d AS CHAR), kind, state, content, held_at,
              expires_at, committed_at, dispatched_at, ended_at, version
            FROM %1$sentry WHERE kind = 'RESERVATION' AND id < '%3$s'\
            """
                .formatted(tables.prefix(), there, Order.id(more)));
    if (rows != more) {
      throw new IllegalStateException(rows + " rows copied, not " + more);
    }
  }

  /** Continues to sell on the same tables. {@code sold} counts over all rounds. */
  private record Ongoing(String name, Setup setup, Holdfast holdfast, int clients, AtomicLong sold)
      implements Arm {
    @Override
    public Sample round(Duration time) throws Exception {
      Sample sample = ClosedLoop.run(clients, time, () -> holdfast.place(setup.numbers().order()));
      long all = sold.addAndGet(sample.sold());
      holdfast.check(all, all);
      return sample;
    }
  }
}
