package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.bookstore.flow.Execution;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A worker dies before and after every step, and another one goes on. */
@Timeout(180)
public abstract class CheckoutKills extends InScene {
  @Test
  void anotherWorkerGoesOnWhereverTheFirstOneDies() throws InterruptedException {
    startAll(scene);
    CountDownLatch killed = new CountDownLatch(1);
    KillPoints points =
        new KillPoints(
            () -> {
              scene.workers().killWorkers();
              killed.countDown();
            });
    scene.work(points);
    killed.await();
    scene.work();
    check(scene);
    assertThat(points.reached()).isEqualTo(KillPoints.names().size());
  }

  /** Starts an execution for each point. Those that have to fail find no courier. */
  public static void startAll(Scene scene) {
    scene.couriers =
        (order, search) -> order.quantity() == 2 ? Optional.empty() : Optional.of(Scene.COURIER);
    for (String name : KillPoints.names()) {
      Execution unused =
          scene.start(name, Scene.ANN, Scene.RULE, KillPoints.fails(name) ? 2 : 1, true);
    }
  }

  /** Checks that each execution has come to its end, once. */
  public static void check(Scene scene) {
    for (String name : KillPoints.names()) {
      assertThat(scene.over(name).output())
          .as(name)
          .isEqualTo(KillPoints.fails(name) ? "null" : DISPATCHED);
    }
    Ledgers.of(scene).addUp();
  }
}
