package io.holdfast.benchmarks.restock;

import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ClosedLoop;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.inventory.LaneOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * A store whose outbox has a million requests that were not relayed, compared with an empty one.
 */
final class BacklogLoad implements AutoCloseable {
  static final String WITH = "with a backlog";
  static final String WITHOUT = "without";

  private static final int CLIENTS = 64;
  private static final int WRITERS = 8;
  private static final long BACKLOG = 1_000_000;
  private static final long SMALL_PLAN = 10_000;
  private static final long SEED = 1_000;

  private final Plan plan;
  private final Side full;
  private final Side empty;

  private BacklogLoad(Plan plan, Side full, Side empty) {
    this.plan = plan;
    this.full = full;
    this.empty = empty;
  }

  /** Creates the two sides, and fills the one. */
  static BacklogLoad on(DataSource pool, Plan plan) throws Exception {
    Side full = Side.on(pool, "past_", WITH);
    Side empty = Side.on(pool, "young_", WITHOUT);
    for (Side side : List.of(full, empty)) {
      side.holdfast().open(1, Contender.PLENTY);
      side.outbox().empty();
    }
    full.fill(plan.past() < SMALL_PLAN ? plan.past() : BACKLOG);
    return new BacklogLoad(plan, full, empty);
  }

  /** Runs commits without requests. */
  Series commits() throws Exception {
    return Series.run(
        "commits beside 1 M requests, 64 clients",
        plan,
        List.of(empty.commits(plan.clients(CLIENTS)), full.commits(plan.clients(CLIENTS))));
  }

  /** Runs transactions that write one request each. */
  Series requests() throws Exception {
    return Series.run(
        "units that write a request, 8 clients",
        plan,
        List.of(empty.requests(plan.clients(WRITERS)), full.requests(plan.clients(WRITERS))));
  }

  @Override
  public void close() {
    full.holdfast().close();
    empty.holdfast().close();
  }

  /**
   * One of the two sides.
   *
   * @param name the name for tables
   * @param holdfast the contender that sells
   * @param outbox the outbox of the same tables
   * @param sold the number of orders sold over all rounds
   * @param asked the number of requests over all rounds
   */
  private record Side(
      String name, Holdfast holdfast, Outbox outbox, AtomicLong sold, AtomicLong asked) {
    static Side on(DataSource pool, String prefix, String name) {
      return new Side(
          name,
          Holdfast.on(pool, prefix, LaneOptions.DEFAULT),
          Outbox.on(pool, prefix),
          new AtomicLong(),
          new AtomicLong());
    }

    void fill(long messages) throws SQLException {
      outbox.put(holdfast.shop(), 0, SEED);
      long there = SEED;
      for (int round = 1; there < messages; round++) {
        outbox.twice(round);
        there *= 2;
      }
      asked.set(there);
    }

    /** Returns clients that buy, on the same tables in all rounds. */
    Arm commits(int clients) {
      return Arm.of(
          name,
          time -> {
            Sample sample =
                ClosedLoop.run(
                    clients, time, () -> holdfast.place(Order.number(sold.incrementAndGet())));
            holdfast.check(sold.get(), sold.get());
            return sample;
          });
    }

    /** Returns clients that write requests, into the same outbox in all rounds. */
    Arm requests(int clients) {
      return Arm.of(
          name,
          time -> {
            Sample sample =
                ClosedLoop.run(
                    clients,
                    time,
                    () -> {
                      outbox.put(holdfast.shop(), 10_000_000 + asked.getAndIncrement(), 1);
                      return true;
                    });
            outbox.same("requests", asked.get(), outbox.count("fence = 0"));
            return sample;
          });
    }
  }
}
