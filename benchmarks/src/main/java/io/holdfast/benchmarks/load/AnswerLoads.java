package io.holdfast.benchmarks.load;

import io.holdfast.benchmarks.contender.BatchLoop;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Order;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import javax.sql.DataSource;

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

  /** Runs the clients, and counts the rows that are written meanwhile. */
  private static Sample counted(Setup setup, int clients, Duration time, ClosedLoop.Client client)
      throws Exception {
    long before = rowsWritten(setup.pool());
    Sample sample = ClosedLoop.run(clients, time, client);
    return sample.with(WRITES, (double) (rowsWritten(setup.pool()) - before));
  }

  /** Returns what InnoDB has inserted, updated and deleted since its start, for all clients. */
  private static long rowsWritten(DataSource pool) throws SQLException {
    long count = 0;
    try (Connection connection = pool.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SHOW GLOBAL STATUS WHERE Variable_name IN ('Innodb_rows_inserted',"
                    + " 'Innodb_rows_updated', 'Innodb_rows_deleted')")) {
      while (row.next()) {
        count += row.getLong(2);
      }
    }
    return count;
  }

  private record Refusals(String name, Setup setup, Contender contender, int clients)
      implements Arm {
    @Override
    public Sample round(Duration time) throws Exception {
      contender.open(1, 0);
      Sample sample = counted(setup, clients, time, () -> contender.place(setup.numbers().order()));
      if (sample.sold() > 0) {
        throw new IllegalStateException("the ledger is wrong: sold out, and sold");
      }
      contender.check(0, 0);
      return sample;
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
      Sample sample =
          counted(
              setup,
              clients,
              time,
              () -> {
                holdfast.replay(known.get(ThreadLocalRandom.current().nextInt(KNOWN)));
                return true;
              });
      holdfast.check(KNOWN, KNOWN);
      return sample;
    }
  }
}
