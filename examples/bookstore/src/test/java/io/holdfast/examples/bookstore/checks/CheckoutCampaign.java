package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.courier.Couriers;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many checkouts, with random faults at every step and workers that are killed. At the end, money,
 * points, stock and orders are exact.
 */
@Timeout(600)
public abstract class CheckoutCampaign extends InScene {
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));
  private static final int CHECKOUTS = FULL ? 1_000 : 60;
  private static final int KILLS = FULL ? 10 : 3;

  @Test
  void theLedgersAreExactAfterRandomFaults() {
    long seed = Long.getLong("holdfast.seed", ThreadLocalRandom.current().nextLong());
    System.out.println("seed: " + seed);
    Random random = new Random(seed);
    try {
      scene.couriers = CheckoutCampaign::courier;
      Map<String, Long> earned = new HashMap<>();
      List<String> names = new ArrayList<>();
      Faults faults = new Faults(seed);
      for (int i = 0; i < CHECKOUTS; i++) {
        if (i % (CHECKOUTS / KILLS) == 0) {
          if (i > 0) {
            scene.workers().killWorkers();
          }
          scene.work(faults);
        }
        String name = "o-" + i;
        names.add(name);
        boolean ann = random.nextBoolean();
        Execution unused =
            scene.start(
                name,
                ann ? Scene.ANN : Scene.BOB,
                List.of(Scene.RULE, Scene.PAJAMAS, Scene.TEN).get(random.nextInt(3)),
                1 + random.nextInt(5),
                random.nextBoolean());
        if (random.nextInt(10) == 0) {
          String user = ann ? Scene.ANN : Scene.BOB;
          scene.points.earn(user, 7);
          earned.merge(user, 7L, Long::sum);
        }
        if (i % 5 == 4) {
          String waited = names.get(random.nextInt(names.size()));
          Scene.until(() -> isOver(waited));
        }
      }
      scene.workers().killWorkers();
      scene.work(faults);
      names.forEach(name -> Scene.until(() -> isOver(name)));
      Ledgers.of(scene).addUp(earned);
      assertThat(faults.count()).isPositive();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }

  /** Looks as an operator does: what is parked is resumed. */
  private boolean isOver(String name) {
    scene.engine().parked().forEach(it -> scene.engine().resume(it.name()));
    return scene.engine().describe(new ExecutionName(name)).orElseThrow().isOver();
  }

  /** Every fifth order finds no courier. */
  private static Optional<String> courier(CheckoutState order, Couriers.Search search) {
    return order.quantity() == 5 ? Optional.empty() : Optional.of(Scene.COURIER);
  }

  /** Random faults: a pure function of the seed, the execution, the step and its try. */
  private static final class Faults implements FaultySteps.Fault {
    private final long seed;
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private volatile int count;

    Faults(long seed) {
      this.seed = seed;
    }

    @Override
    public void at(Step step, boolean after, ExecutionName name) {
      String point = name + "/" + step + "/" + after;
      int tryNumber = tries.merge(point, 1, Integer::sum);
      int dice = new Random(seed ^ (31L * point.hashCode() + tryNumber)).nextInt(100);
      if (dice < 12) {
        count = tries.size();
        throw dice < 6
            ? StepException.retryable("Injected", "put here", null)
            : new IllegalStateException("put here");
      }
    }

    int count() {
      return count;
    }
  }
}
