package io.holdfast.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * All loads on one database.
 *
 * @param database the name of the database
 * @param version the version that the database reports
 * @param series the series of every load that ran
 * @param goals the goals with their results
 */
public record Suite(String database, String version, List<Series> series, List<Goal> goals) {
  /**
   * The largest number of connections: one for every client up to this number, and one for the
   * batch loop.
   */
  private static final int CONNECTIONS = 65;

  /** Copies the lists. */
  public Suite {
    series = List.copyOf(series);
    goals = List.copyOf(goals);
  }

  private interface Load {
    Series run(Setup setup) throws Exception;
  }

  private record Named(String name, Load load) {}

  private static List<Named> loads() {
    List<Named> loads = new ArrayList<>();
    for (int clients : new int[] {1, 4, 64, 256, 512}) {
      loads.add(
          new Named(SellingLoads.hotName(clients), setup -> SellingLoads.hot(setup, clients)));
    }
    loads.add(new Named(SellingLoads.COLD, SellingLoads::cold));
    loads.add(new Named(SellingLoads.BASKETS, SellingLoads::baskets));
    loads.add(new Named(AnswerLoads.LOAD, AnswerLoads::run));
    loads.add(new Named(ProcessLoad.LOAD, ProcessLoad::run));
    loads.add(new Named(NeighbourLoad.LOAD, NeighbourLoad::run));
    loads.add(new Named(OpenLoad.LOAD, OpenLoad::run));
    loads.add(new Named(PastLoad.LOAD, PastLoad::run));
    return loads;
  }

  /**
   * Runs the loads with a name that contains {@code word}.
   *
   * @throws IllegalStateException if the server does not sync, or a ledger is wrong
   */
  public static Suite run(String database, String url, Plan plan, String word) throws Exception {
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      List<Series> series = new ArrayList<>();
      try (Contenders contenders = Contenders.on(pool)) {
        Setup setup = new Setup(database, url, pool, contenders, plan, new Numbers(1));
        SellingLoads.warmUp(setup);
        for (Named each : loads()) {
          if (each.name().contains(word)) {
            Instant began = Instant.now();
            series.add(each.load().run(setup));
            System.err.printf(
                "%s, %s: %d s%n",
                database, each.name(), Duration.between(began, Instant.now()).toSeconds());
          }
        }
      }
      Leftovers.drop(pool);
      return new Suite(database, Pools.version(pool), series, Goals.of(series, plan));
    }
  }
}
