package io.holdfast.examples.bookstore.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.examples.bookstore.flow.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every store of points does. */
abstract class PointsContract {
  private final String user = "user-" + UUID.randomUUID();
  private final String id = "redemption-" + UUID.randomUUID();
  private Points points;

  abstract Points points();

  @BeforeEach
  void open() {
    points = points();
    points.define(user, 300);
  }

  @Test
  void aUserIsDefinedOnce() {
    points.define(user, 1);
    assertThat(points.balance(user)).hasValue(300);
    assertThat(points.balance("user-none")).isEmpty();
  }

  @Test
  void aRedemptionTakesPointsOnce() {
    assertThat(points.redeem(id, user, 1_000)).isEqualTo(300);
    points.earn(user, 5);
    assertThat(points.redeem(id, user, 1_000)).isEqualTo(300);
    assertThat(points.balance(user)).hasValue(5);
  }

  @Test
  void aRedemptionTakesNoMoreThanTheTotal() {
    assertThat(points.redeem(id, user, 20)).isEqualTo(20);
    assertThat(points.balance(user)).hasValue(280);
  }

  @Test
  void aRestoredRedemptionGivesItsPointsBackOnce() {
    assertThat(points.redeem(id, user, 100)).isEqualTo(100);
    points.earn(user, 5);
    points.restore(id, user);
    points.restore(id, user);
    assertThat(points.balance(user)).hasValue(305);
    assertThatThrownBy(() -> points.redeem(id, user, 100)).isInstanceOf(StepException.class);
  }

  @Test
  void aRedemptionThatNeverHappenedGivesNothingAndIsClosed() {
    points.restore(id, user);
    assertThat(points.balance(user)).hasValue(300);
    assertThatThrownBy(() -> points.redeem(id, user, 100))
        .isInstanceOfSatisfying(
            StepException.class, refused -> assertThat(refused.isRetryable()).isFalse());
    assertThat(points.balance(user)).hasValue(300);
  }

  @Test
  void anUnknownUserIsRefused() {
    assertThatThrownBy(() -> points.redeem(id, "user-none", 100))
        .isInstanceOfSatisfying(
            StepException.class, refused -> assertThat(refused.error()).isEqualTo("UserNotFound"));
    points.restore(id, "user-none");
    assertThatThrownBy(() -> points.earn("user-none", 1))
        .isInstanceOfSatisfying(
            StepException.class, refused -> assertThat(refused.error()).isEqualTo("UserNotFound"));
  }

  @Test
  void redemptionsAtATimeSpendEachPointOnce() throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(6);
    try {
      for (int round = 0; round < 10; round++) {
        String spender = user + "-" + round;
        points.define(spender, 300);
        CyclicBarrier together = new CyclicBarrier(6);
        List<Future<Long>> taken = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          String each = spender + "-" + i / 2;
          taken.add(
              callers.submit(
                  () -> {
                    int unused = together.await(60, TimeUnit.SECONDS);
                    return points.redeem(each, spender, 120);
                  }));
        }
        long sum = 0;
        for (Future<Long> each : taken) {
          sum += each.get(60, TimeUnit.SECONDS);
        }
        // Two calls for each redemption: 120, 120 and the 60 that are left.
        assertThat(sum).isEqualTo(600);
        assertThat(points.balance(spender)).hasValue(0);
      }
    } finally {
      callers.shutdownNow();
    }
  }
}
