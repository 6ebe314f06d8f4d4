package io.holdfast.benchmarks.view;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.LaneOptions;
import java.time.Duration;
import java.util.List;

/**
 * A warm {@link StockView} of 50 articles, and what its readers cost a flash sale of one article of
 * the same shop. Both sides run in one process and share its processors, so the processor time of
 * the reads is part of the cost.
 */
public final class ViewSuite {
  private static final String READS = "StockView of 50 SKUs, 2 threads; per second: reads";
  private static final String KEYS = "by 50 keys";
  private static final String SHOP = "all of the shop";
  private static final String SALE = "one SKU, 64 buyers beside readers of a StockView";
  private static final String ALONE = "without readers";
  private static final String BESIDE = "beside 100,000 reads/s";

  private static final int CONNECTIONS = 32;
  private static final int READERS = 2;
  private static final int BUYERS = 64;
  private static final double LEAST_READS = 100_000;
  private static final double LEAST_SALES = 0.95;
  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  private ViewSuite() {}

  /**
   * Runs the suite.
   *
   * @throws IllegalStateException if the server does not sync, or a ledger is wrong
   */
  public static Suite run(String database, String url, Plan plan) throws Exception {
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      try (Holdfast holdfast = Holdfast.on(pool, Contenders.PREFIX, LaneOptions.DEFAULT);
          StockView view = StockView.of(holdfast.inventory(), MAX_AGE)) {
        ViewShop shop = new ViewShop(holdfast, view);
        Series reads =
            Series.run(
                READS,
                plan,
                List.of(
                    new ReadArm(KEYS, shop, shop::byKeys, READERS),
                    new ReadArm(SHOP, shop, shop::all, READERS)));
        int buyers = plan.clients(BUYERS);
        ReadBesideSaleArm alone = new ReadBesideSaleArm(ALONE, shop, buyers, 0);
        ReadBesideSaleArm beside =
            new ReadBesideSaleArm(BESIDE, shop, buyers, ReadBesideSaleArm.READS_PER_SECOND);
        alone.round(plan.untilSteady());
        beside.round(plan.untilSteady().dividedBy(2));
        Series sale = Series.run(SALE, plan, List.of(alone, beside));
        Leftovers.drop(pool);
        return new Suite(database, Pools.version(pool), List.of(reads, sale), goals(reads, sale));
      }
    }
  }

  private static List<Goal> goals(Series reads, Series sale) {
    return List.of(
        goal("StockView of 50 SKUs, reads/s by key", reads, KEYS),
        goal("StockView of 50 SKUs, reads/s of the shop", reads, SHOP),
        Goal.atLeast(
            "20",
            "orders/s beside 100,000 reads/s / without readers",
            sale.ratio(BESIDE, ALONE, Sample::perSecond),
            LEAST_SALES));
  }

  private static Goal goal(String what, Series reads, String arm) {
    return Goal.atLeast("20", what, reads.of(arm, Sample::perSecond), LEAST_READS);
  }
}
