package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.BatchLoop;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Answers of the library other than a sale: refusals, replays and faults, each compared with the
 * commit, and refusals by hand.
 */
final class AnswerLoads {
  static final String LOAD = "answers, one SKU, 64 clients";
  static final String COMMITS = "commits";
  static final String REFUSALS = "refusals";
  static final String REPLAYS = "replays";
  static final String READ_LOOP = BatchLoop.READS;
  static final String POISON = "commits, 1 in 100 poisoned";

  /** The rows that the database wrote during a round. */
  static final String WRITES = "rows written";

  private static final int KNOWN = 1_000;
  private static final int CLIENTS = 64;

  private AnswerLoads() {}

  static Series run(Setup setup) throws Exception {
    Holdfast holdfast = setup.contenders().holdfast();
    int clients = setup.plan().clients(CLIENTS);
    Refusals refusals = new Refusals(REFUSALS, setup, holdfast, clients);
    Refusals byHand = new Refusals(READ_LOOP, setup, setup.contenders().readLoop(), clients);
    Replays replays = new Replays(setup, holdfast, clients);
    Duration steady = setup.plan().untilSteady();
    refusals.round(steady.dividedBy(2));
    replays.round(steady.dividedBy(2));
    byHand.round(steady.dividedBy(5));
    return Series.run(
        LOAD,
        setup.plan(),
        List.of(
            Selling.hot(COMMITS, holdfast, clients, setup.numbers()),
            refusals,
            replays,
            new Poisoned(setup, holdfast, clients),
            byHand));
  }

  private record Refusals(String name, Setup setup, Contender contender, int clients)
      implements Arm {
    @Override
    public Sample round(Duration time) throws Exception {
      contender.open(1, 0);
      RowsWritten before = RowsWritten.read(setup.pool());
      Sample sample =
          ClosedLoop.run(clients, time, () -> contender.place(setup.numbers().order()));
      long written = before.until(RowsWritten.read(setup.pool()));
      if (sample.sold() > 0) {
        throw new IllegalStateException("the ledger is wrong: sold out, and sold");
      }
      contender.check(0, 0);
      return sample.with(WRITES, (double) written);
    }
  }

  private record Replays(Setup setup, Holdfast holdfast, int clients) implements Arm {
    @Override
    public String name() {
      return REPLAYS;
    }

    @Override
    public Sample round(Duration time) throws Exception {
      holdfast.open(1, Contender.PLENTY);
      List<Order> known = Stream.generate(() -> setup.numbers().order()).limit(KNOWN).toList();
      holdfast.placeAll(known);
      RowsWritten before = RowsWritten.read(setup.pool());
      Sample sample =
          ClosedLoop.run(
              clients,
              time,
              () -> {
                holdfast.replay(known.get(ThreadLocalRandom.current().nextInt(KNOWN)));
                return true;
              });
      long written = before.until(RowsWritten.read(setup.pool()));
      holdfast.check(KNOWN, KNOWN);
      return sample.with(WRITES, (double) written);
    }
  }
}
