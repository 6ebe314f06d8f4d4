package io.holdfast.benchmarks.restock;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import java.util.ArrayList;
import java.util.List;

/**
 * The speed at which requests leave the outbox, and the cost of the remaining ones for a commit.
 * The publisher does nothing: only the outbox and the relay are measured.
 */
public final class RestockSuite {
  private static final int CONNECTIONS = 65;
  private static final double PER_SECOND = 15_000;
  private static final double NO_SLOWER = 0.95;

  private RestockSuite() {}

  /**
   * Runs the suite.
   *
   * @throws IllegalStateException if the server does not sync, or the outbox differs from the
   *     answers of the processes
   */
  public static Suite run(String database, String url, Plan plan) throws Exception {
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      List<Series> series = new ArrayList<>();
      List<Goal> goals = new ArrayList<>();
      Series relay = RelayLoad.run(pool, url, plan);
      series.add(relay);
      goals.add(
          Goal.atLeast(
              "21",
              "2 JVMs, requests/s",
              relay.of(RelayLoad.jvms(2), Sample::perSecond),
              PER_SECOND));
      try (BacklogLoad backlog = BacklogLoad.on(pool, plan)) {
        for (Series each : List.of(backlog.commits(), backlog.requests())) {
          series.add(each);
          goals.add(
              Goal.atLeast(
                  "21",
                  each.load() + ": with a backlog / without",
                  each.ratio(BacklogLoad.WITH, BacklogLoad.WITHOUT, Sample::perSecond),
                  NO_SLOWER));
        }
      }
      Leftovers.drop(pool);
      return new Suite(database, Pools.version(pool), series, goals);
    }
  }
}
