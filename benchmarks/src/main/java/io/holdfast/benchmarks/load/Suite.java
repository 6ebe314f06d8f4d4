package io.holdfast.benchmarks.load;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Loads on one database.
 *
 * @param database the name of the database
 * @param version the version that the database reports
 * @param series the series of every load that ran
 * @param goals the goals with their results
 */
public record Suite(String database, String version, List<Series> series, List<Goal> goals) {
  /** The largest number of connections: 32 for clients, and one for each of three batch loops. */
  private static final int CONNECTIONS = 35;

  /** Copies the lists. */
  public Suite {
    series = List.copyOf(series);
    goals = List.copyOf(goals);
  }

  private interface Load {
    Series run(Setup setup) throws Exception;
  }

  private record Named(Group group, String name, Load load) {}

  private static List<Named> loads(Plan plan) {
    List<Named> loads = new ArrayList<>();
    for (int clients : new int[] {1, 4, 32, 64, 256, 512}) {
      String name = SellingLoads.hotName(clients);
      loads.add(new Named(Group.LANES, name, setup -> SellingLoads.hot(setup, clients)));
    }
    loads.add(new Named(Group.LANES, SellingLoads.COLD, SellingLoads::cold));
    loads.add(new Named(Group.LANES, SellingLoads.BASKETS, SellingLoads::baskets));
    loads.add(new Named(Group.LANES, AnswerLoads.LOAD, AnswerLoads::run));
    loads.add(new Named(Group.LANES, NeighbourLoad.LOAD, NeighbourLoad::run));
    loads.add(new Named(Group.LANES, OpenLoad.LOAD, OpenLoad::run));
    loads.add(new Named(Group.LANES, PauseLoad.LOAD, PauseLoad::run));
    loads.add(new Named(Group.LANES, PastLoad.LOAD, PastLoad::run));
    loads.add(new Named(Group.ROWS, RowLoad.LOAD, RowLoad::run));
    for (int skus : ProcessLoad.skus(plan)) {
      String name = ProcessLoad.load(skus);
      loads.add(new Named(Group.PROCESSES, name, setup -> ProcessLoad.run(setup, skus)));
    }
    return loads;
  }

  /**
   * Runs the loads of some groups with a name that contains {@code word}.
   *
   * @throws IllegalStateException if the server does not sync, or a ledger is wrong
   */
  public static Suite run(String database, String url, Plan plan, Set<Group> groups, String word)
      throws Exception {
    List<Named> chosen =
        loads(plan).stream()
            .filter(it -> groups.contains(it.group()) && it.name().contains(word))
            .toList();
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      List<Series> series = new ArrayList<>();
      try (Contenders contenders = Contenders.on(pool)) {
        Setup setup = new Setup(url, pool, contenders, plan, new Numbers(1));
        if (chosen.stream().anyMatch(it -> it.group() != Group.PROCESSES)) {
          SellingLoads.warmUp(setup);
        }
        for (Named each : chosen) {
          Instant began = Instant.now();
          series.add(each.load().run(setup));
          System.err.printf(
              "%s, %s: %d s%n",
              database, each.name(), Duration.between(began, Instant.now()).toSeconds());
        }
      }
      Leftovers.drop(pool);
      return new Suite(database, Pools.version(pool), series, Goals.of(series, plan));
    }
  }
}
