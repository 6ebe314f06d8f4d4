package io.holdfast.benchmarks.spring;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.HoldfastTables;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.load.Arm;
import io.holdfast.benchmarks.load.ChildProcess;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.inventory.Inventory;
import java.util.ArrayList;
import java.util.List;

/**
 * 64 clients that buy one article over HTTP from two instances of a shop on Spring Boot. Each order
 * writes a row and an event of the shop, in three ways. The instances, the database and this
 * process, which has the clients, share the processors.
 */
public final class SpringSuite {
  private static final String LOAD = "Spring Boot, two instances, 64 HTTP clients, row and event";
  private static final int INSTANCES = 2;
  private static final int CLIENTS = 64;
  private static final int CONNECTIONS = 8;
  private static final int SHOP_CONNECTIONS = 16;
  private static final double LEAST = 5;

  private SpringSuite() {}

  /**
   * Runs the suite.
   *
   * @throws IllegalStateException if the server does not sync, or a ledger is wrong
   */
  public static Suite run(String database, String url, Plan plan) throws Exception {
    return run(database, url, plan, INSTANCES);
  }

  static Suite run(String database, String url, Plan plan, int instances) throws Exception {
    Plan longer = plan.forProcesses().times(2, 1);
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      try (Inventory inventory = Inventory.create(HoldfastTables.store(pool, Contenders.PREFIX))) {
        HoldfastTables tables = new HoldfastTables(pool, Contenders.PREFIX, inventory);
        Series series = orders(url, longer, instances, tables);
        Leftovers.drop(pool);
        return new Suite(database, Pools.version(pool), List.of(series), goals(series));
      }
    }
  }

  private static Series orders(String url, Plan plan, int instances, HoldfastTables tables)
      throws Exception {
    ShopRows rows = new ShopRows(tables);
    rows.create();
    List<ChildProcess> shops = new ArrayList<>();
    List<Integer> ports = new ArrayList<>();
    try {
      for (int i = 0; i < instances; i++) {
        ChildProcess shop = ShopApplication.start(url, Contenders.PREFIX, SHOP_CONNECTIONS);
        shops.add(shop);
        ports.add(Integer.parseInt(shop.answer()[1]));
      }
      int clients = plan.clients(CLIENTS);
      Numbers numbers = new Numbers(1);
      List<Arm> arms = new ArrayList<>();
      for (Way way : Way.values()) {
        arms.add(new OrderArm(way, ports, tables, rows, clients, numbers));
      }
      for (Arm arm : arms) {
        arm.round(plan.untilSteady()); // in all processes
      }
      return Series.run(LOAD, plan, arms);
    } finally {
      shops.forEach(ChildProcess::close);
    }
  }

  private static List<Goal> goals(Series series) {
    return List.of(
        Goal.atLeast(
            "spring",
            "orders/s over HTTP, " + Way.ALONGSIDE.title() + " / " + Way.JOINED.title(),
            series.ratio(Way.ALONGSIDE.title(), Way.JOINED.title(), Sample::perSecond),
            LEAST));
  }
}
