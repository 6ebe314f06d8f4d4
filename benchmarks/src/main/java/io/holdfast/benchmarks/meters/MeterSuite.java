package io.holdfast.benchmarks.meters;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.database.Leftovers;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Numbers;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Sample;
import io.holdfast.benchmarks.load.Selling;
import io.holdfast.benchmarks.load.Series;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.micrometer.MicrometerInventoryListener;
import io.holdfast.micrometer.ObservationInventoryListener;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;

/**
 * A flash sale of one article to 64 buyers, without listeners, with meters, and with meters and
 * observations. All sides run in one process on the same tables, and alternate.
 */
public final class MeterSuite {
  private static final String SALE = "one SKU, 64 buyers, with and without meters";
  private static final String PLAIN = "without listeners";
  private static final String METERS = "meters";
  private static final String OBSERVATIONS = "meters and observations";

  private static final int CONNECTIONS = 32;
  private static final int BUYERS = 64;
  private static final double LEAST = 0.97;

  private MeterSuite() {}

  /** Takes observations, and does nothing with them. */
  private static final class Silent implements ObservationHandler<Observation.Context> {
    @Override
    public boolean supportsContext(Observation.Context context) {
      return true;
    }
  }

  /**
   * Runs the suite.
   *
   * @throws IllegalStateException if the server does not sync, or a ledger is wrong
   */
  public static Suite run(String database, String url, Plan plan) throws Exception {
    ObservationRegistry observations = ObservationRegistry.create();
    observations.observationConfig().observationHandler(new Silent());
    InventoryListener meters = MicrometerInventoryListener.create(new SimpleMeterRegistry());
    InventoryListener spans = ObservationInventoryListener.create(observations);
    try (HikariDataSource pool = Pools.open(url, CONNECTIONS)) {
      Pools.requireDurable(pool);
      Leftovers.drop(pool);
      try (Holdfast plain = Holdfast.on(pool, Contenders.PREFIX, LaneOptions.DEFAULT);
          Holdfast metered = plain.withListeners(meters);
          Holdfast observed = plain.withListeners(meters, spans)) {
        int buyers = plan.clients(BUYERS);
        Numbers numbers = new Numbers(1);
        List<Selling> arms =
            List.of(
                Selling.hot(PLAIN, plain, buyers, numbers),
                Selling.hot(METERS, metered, buyers, numbers),
                Selling.hot(OBSERVATIONS, observed, buyers, numbers));
        for (Selling arm : arms) {
          arm.round(plan.untilSteady());
        }
        Series sale = Series.run(SALE, plan.times(5, 2), List.copyOf(arms));
        Leftovers.drop(pool);
        return new Suite(database, Pools.version(pool), List.of(sale), goals(sale));
      }
    }
  }

  private static List<Goal> goals(Series sale) {
    return List.of(goal(sale, METERS), goal(sale, OBSERVATIONS));
  }

  private static Goal goal(Series sale, String arm) {
    return Goal.atLeast(
        "metrics",
        "orders/s with " + arm + " / " + PLAIN,
        sale.ratio(arm, PLAIN, Sample::perSecond),
        LEAST);
  }
}
