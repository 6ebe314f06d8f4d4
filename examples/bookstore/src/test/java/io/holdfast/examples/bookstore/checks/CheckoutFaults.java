package io.holdfast.examples.bookstore.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.examples.bookstore.billing.BillingMode;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Parked;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.TaskTokens;
import io.holdfast.examples.bookstore.flow.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.sqs.model.Message;

/** What goes wrong around a checkout. After each fault the four ledgers add up. */
@Timeout(120)
public abstract class CheckoutFaults extends InScene {
  @Test
  void theSameStartManyTimesIsOneExecution() throws Exception {
    scene.work();
    Set<Instant> starts = new HashSet<>();
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Execution>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(callers.submit(() -> scene.start("o-1", Scene.ANN, Scene.RULE, 2, true)));
      }
      for (Future<Execution> answer : answers) {
        starts.add(answer.get(30, TimeUnit.SECONDS).startDate().truncatedTo(ChronoUnit.MILLIS));
      }
    } finally {
      callers.shutdownNow();
    }
    assertThat(starts).hasSize(1);
    assertThat(scene.over("o-1").output()).isEqualTo(DISPATCHED);
    assertThat(scene.start("o-1", Scene.ANN, Scene.RULE, 2, true).output()).isEqualTo(DISPATCHED);
    assertThatThrownBy(() -> scene.start("o-1", Scene.ANN, Scene.RULE, 3, true))
        .isInstanceOf(ExecutionExistsException.class);
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(2);
    Ledgers.of(scene).addUp();
  }

  @Test
  void twoOrdersOfOneUserDoNotSpendTheSamePoints() {
    for (int i = 0; i < 4; i++) {
      Execution unused = scene.start("o-" + i, Scene.ANN, Scene.RULE, 10, true);
    }
    scene.work();
    for (int i = 0; i < 4; i++) {
      assertThat(scene.over("o-" + i).output()).isEqualTo(DISPATCHED);
    }
    assertThat(scene.pointsOf(Scene.ANN)).isZero();
    Ledgers.of(scene).addUp();
  }

  @Test
  void fiftyOrdersOnTenBooksSellExactlyTen() {
    for (int i = 0; i < 50; i++) {
      Execution unused = scene.start("o-" + i, Scene.BOB, Scene.TEN, 1, false);
    }
    scene.work();
    int sold = 0;
    for (int i = 0; i < 50; i++) {
      String output = scene.over("o-" + i).output();
      assertThat(output).isIn(DISPATCHED, "\"Sorry, the book is out of stock\"");
      sold += DISPATCHED.equals(output) ? 1 : 0;
    }
    assertThat(sold).isEqualTo(10);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aLostAnswerOfTheBillingServiceChargesOnce() {
    scene.billingMode = BillingMode.LOSES_ANSWERS;
    scene.work();
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output())
        .isEqualTo(DISPATCHED);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aDeclinedPaymentIsNotTriedAgain() {
    scene.billingMode = BillingMode.DECLINES;
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.BILL_CUSTOMER && !after) {
            tries.incrementAndGet();
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    assertThat(tries).hasValue(1);
    Ledgers.of(scene).addUp();
  }

  @Test
  void billingThatChargesAndNeverAnswersIsRefunded() {
    scene.work(
        (step, after, name) -> {
          if (step == Step.BILL_CUSTOMER && after) {
            throw StepException.retryable("BillingUnknown", "The answer was lost", null);
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    Ledgers.of(scene).addUp();
  }

  @Test
  void aRefusalAfterAChargeWithoutAnAnswerIsRefunded() {
    AtomicInteger tries = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step != Step.BILL_CUSTOMER) {
            return;
          }
          if (after) {
            throw StepException.retryable("Lost", "The answer was lost", null);
          }
          if (tries.incrementAndGet() > 1) {
            throw StepException.refused("BillingDeclined", "The payment was declined");
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    assertThat(tries).hasValue(2);
    Ledgers.of(scene).addUp();
  }

  @Test
  void aCourierThatNeverAnswersEndsTheOrder() {
    scene.close();
    scene = Scene.open(this, timing(Duration.ofMillis(500), Duration.ofSeconds(20)));
    scene.workWithoutCouriers();
    Execution over = scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true);
    assertThat(over.output()).isEqualTo("null");
    TaskTokens tokens = scene.engine().tokens();
    String token = Tokens.of(scene.order());
    assertThat(tokens.heartbeat(token)).isFalse();
    assertThat(tokens.succeed(token, new CourierStatus(Scene.COURIER))).isFalse();
    Ledgers.of(scene).addUp();
  }

  @Test
  void aWorkerWhoseHeartbeatStopsEndsTheOrder() {
    scene.close();
    scene = Scene.open(this, timing(Duration.ofMinutes(10), Duration.ofSeconds(1)));
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    // On a busy machine the first token may be too old. Then the order comes again with another.
    Scene.until(() -> scene.engine().tokens().heartbeat(Tokens.of(scene.order())));
    assertThat(scene.over("o-1").output()).isEqualTo("null");
    Ledgers.of(scene).addUp();
  }

  private static Timing timing(Duration timeout, Duration heartbeat) {
    return new Timing(Scene.TIMING.retryDelay(), timeout, heartbeat, Scene.TIMING.holdTtl());
  }

  @Test
  void aRepeatedAnswerOfTheWorkerIsRefused() {
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    String token = Tokens.of(scene.order());
    TaskTokens tokens = scene.engine().tokens();
    assertThat(tokens.succeed(token, new CourierStatus(Scene.COURIER))).isTrue();
    assertThat(tokens.succeed(token, new CourierStatus("other@example.com"))).isFalse();
    assertThat(tokens.fail(token, StepFailure.NO_COURIER, "No couriers available")).isFalse();
    assertThat(tokens.succeed("no token", new CourierStatus(Scene.COURIER))).isFalse();
    assertThat(scene.over("o-1").output()).isEqualTo(DISPATCHED);
    Ledgers.of(scene).addUp();
  }

  @Test
  void theStockStaysHeldWhileTheCourierIsLookedFor() {
    scene.workWithoutCouriers();
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    Message order = scene.order();
    assertThat(scene.level(Scene.RULE).held()).isEqualTo(50);
    assertThat(scene.level(Scene.RULE).committed()).isZero();
    assertThat(scene.engine().tokens().succeed(Tokens.of(order), new CourierStatus(Scene.COURIER)))
        .isTrue();
    Execution over = scene.over("o-1");
    assertThat(over.output()).isEqualTo(DISPATCHED);
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(50);
  }

  @Test
  void aCompensationThatFailsFiveTimesWorksInTheEnd() {
    scene.couriers = (order, search) -> Optional.empty();
    AtomicInteger failures = new AtomicInteger();
    scene.work(
        (step, after, name) -> {
          if (step == Step.RESTORE_REDEEM_POINTS && !after && failures.incrementAndGet() <= 5) {
            throw new IllegalStateException("throttled");
          }
        });
    assertThat(scene.checkout("o-1", Scene.ANN, Scene.RULE, 50, true).output()).isEqualTo("null");
    assertThat(failures).hasValue(6);
    assertThat(scene.engine().parked()).isEmpty();
    Ledgers.of(scene).addUp();
  }

  @Test
  void aCompensationThatKeepsFailingIsParkedAndNotSkipped() {
    scene.couriers = (order, search) -> Optional.empty();
    AtomicBoolean away = new AtomicBoolean(true);
    scene.work(
        (step, after, name) -> {
          if (step == Step.RESTORE_REDEEM_POINTS && !after && away.get()) {
            throw new IllegalStateException("away");
          }
        });
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    Scene.until(() -> !scene.engine().parked().isEmpty());
    assertThat(scene.engine().parked())
        .extracting(Parked::name, Parked::step)
        .containsExactly(tuple(new ExecutionName("o-1"), Step.RESTORE_REDEEM_POINTS));
    // The one before has run, the one after waits.
    assertThat(Ledgers.of(scene).problems(Map.of()))
        .noneMatch(problem -> problem.contains("has cost"));
    assertThat(scene.level(Scene.RULE).held()).isEqualTo(50);
    assertThat(scene.engine().resume(new ExecutionName("o-none"))).isFalse();
    away.set(false);
    assertThat(scene.engine().resume(new ExecutionName("o-1"))).isTrue();
    assertThat(scene.over("o-1").output()).isEqualTo("null");
    assertThat(scene.engine().parked()).isEmpty();
    assertThat(scene.engine().resume(new ExecutionName("o-1"))).isFalse();
    Ledgers.of(scene).addUp();
  }

  @Test
  void anOrderThatStandsIsParkedWhenItsMessageCannotBeSent() {
    AtomicBoolean away = new AtomicBoolean(true);
    scene.work(
        (step, after, name) -> {
          if (step == Step.DISPATCH_ORDER && !after && away.get()) {
            throw new IllegalStateException("away");
          }
        });
    Execution unused = scene.start("o-1", Scene.ANN, Scene.RULE, 50, true);
    Scene.until(() -> !scene.engine().parked().isEmpty());
    assertThat(scene.level(Scene.RULE).committed()).isEqualTo(50);
    away.set(false);
    assertThat(scene.engine().resume(new ExecutionName("o-1"))).isTrue();
    assertThat(scene.over("o-1").output()).isEqualTo(DISPATCHED);
    Ledgers.of(scene).addUp();
  }
}
