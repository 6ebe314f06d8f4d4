package io.holdfast.examples.bookstore.temporal;

import static io.holdfast.examples.bookstore.flow.Step.BILL_CUSTOMER;
import static io.holdfast.examples.bookstore.flow.Step.CALCULATE_TOTAL;
import static io.holdfast.examples.bookstore.flow.Step.CHECK_INVENTORY;
import static io.holdfast.examples.bookstore.flow.Step.COMMIT_STOCK;
import static io.holdfast.examples.bookstore.flow.Step.DISPATCH_ORDER;
import static io.holdfast.examples.bookstore.flow.Step.PREPARE_ORDER;
import static io.holdfast.examples.bookstore.flow.Step.REDEEM_POINTS;
import static io.holdfast.examples.bookstore.flow.Step.REFUND_CUSTOMER;
import static io.holdfast.examples.bookstore.flow.Step.RESTORE_QUANTITY;
import static io.holdfast.examples.bookstore.flow.Step.RESTORE_REDEEM_POINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.examples.bookstore.checks.Scene;
import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.Execution;
import io.holdfast.examples.bookstore.flow.ExecutionExistsException;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.ExecutionStatus;
import io.holdfast.examples.bookstore.flow.Parked;
import io.holdfast.examples.bookstore.flow.StepException;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.holdfast.examples.bookstore.flow.Timing;
import io.holdfast.examples.bookstore.flow.Visit;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is particular to Temporal, with steps that have no effects. */
@Timeout(120)
class TemporalEngineTest {
  private static final ExecutionName NAME = new ExecutionName("order-1");
  private static final CheckoutInput INPUT = new CheckoutInput("user-1", "book-1", 50, true);
  private static final CourierStatus COURIER = new CourierStatus("courier@example.org");

  /** The server does not skip time while an activity waits for its answer. */
  private static final Timing IMPATIENT =
      new Timing(
          Duration.ofMillis(100),
          Duration.ofSeconds(3),
          Duration.ofMillis(500),
          Duration.ofMinutes(15));

  private static final Timing SHORT_HEARTBEAT =
      new Timing(
          Duration.ofMillis(100),
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(15));

  private final TestServer server = TestServer.skippingTime();
  private final ScriptedSteps steps = new ScriptedSteps();

  @AfterEach
  void close() {
    server.close();
  }

  private TemporalEngine engine() {
    return server.engine(steps, Timing.DEFAULT);
  }

  @Test
  void anOrderGoesThroughAllStates() throws InterruptedException {
    TemporalEngine engine = engine();
    assertThat(engine.start(NAME, INPUT).status()).isEqualTo(ExecutionStatus.RUNNING);
    assertThat(engine.tokens().succeed(token(), COURIER)).isTrue();

    Execution done = ended(engine);
    assertThat(done.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(done.output()).isEqualTo("\"Your order will be dispatched in 24 hours\"");
    assertThat(done.stopDate()).isAfterOrEqualTo(done.startDate());
    assertThat(done.history())
        .extracting(Visit::state)
        .containsExactly(
            "checkInventory",
            "calculateTotal",
            "isRedeemNeeded",
            "RedeemPoints",
            "BillCustomer",
            "PrepareOrder",
            "DispatchOrder",
            "Dispatched");
    assertThat(server.client().newUntypedWorkflowStub(NAME.value()).getResult(String.class))
        .isEqualTo("Your order will be dispatched in 24 hours");
  }

  @Test
  void aStepIsTriedFourTimesWithPausesOfOneTwoAndFourSeconds() {
    List<Long> times = new CopyOnWriteArrayList<>();
    steps.on(
        BILL_CUSTOMER,
        () -> {
          times.add(server.currentTimeMillis());
          throw StepException.retryable("Billing", "no answer", null);
        });
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);

    assertThat(skipToTheEnd(engine).output()).isEqualTo("null");
    assertThat(times).hasSize(4);
    long start = times.get(0);
    assertThat(times)
        .extracting(time -> Math.round((time - start) / 1000.0))
        .containsExactly(0L, 1L, 3L, 7L);
    assertThat(steps.tried)
        .endsWith(BILL_CUSTOMER, REFUND_CUSTOMER, RESTORE_REDEEM_POINTS, RESTORE_QUANTITY);
  }

  @Test
  void aRefusalIsNotTriedAgainAndNotUndone() {
    steps.failing(BILL_CUSTOMER, StepException.refused("Declined", "the card was declined"));
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);

    assertThat(ended(engine).output()).isEqualTo("null");
    assertThat(steps.tried)
        .containsExactly(
            CHECK_INVENTORY,
            CALCULATE_TOTAL,
            REDEEM_POINTS,
            BILL_CUSTOMER,
            RESTORE_REDEEM_POINTS,
            RESTORE_QUANTITY);
  }

  @Test
  void aFailedExecutionIsAFailedWorkflowAndCanBeDescribed() {
    steps.failing(CALCULATE_TOTAL, new IllegalArgumentException("a value that nobody has to see"));
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);

    Execution failed = skipToTheEnd(engine);
    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.error()).isEqualTo(StepFailure.TASK_FAILED);
    assertThat(failed.cause()).isEqualTo("IllegalArgumentException");
    assertThat(steps.tried).endsWith(RESTORE_QUANTITY);
  }

  @Test
  void aCompensationThatKeepsFailingIsParkedAndGoesOnWhenItIsResumed() throws InterruptedException {
    AtomicBoolean broken = new AtomicBoolean(true);
    steps.on(
        REFUND_CUSTOMER,
        () -> {
          if (broken.get()) {
            throw StepException.retryable("Billing", "down", null);
          }
        });
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    engine.tokens().fail(token(), StepFailure.NO_COURIER, "No couriers available");

    server.pass(Duration.ofHours(1));
    Scene.until(() -> engine.parked().size() == 1);
    assertThat(engine.parked())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.name()).isEqualTo(NAME);
              assertThat(it.step()).isEqualTo(REFUND_CUSTOMER);
              assertThat(it.failure().error()).isEqualTo("Billing");
            });
    assertThat(steps.tried).filteredOn(REFUND_CUSTOMER::equals).hasSize(10);
    assertThat(steps.tried).doesNotContain(RESTORE_QUANTITY);

    broken.set(false);
    assertThat(engine.resume(NAME)).isTrue();
    assertThat(ended(engine).output()).isEqualTo("null");
    assertThat(steps.tried).endsWith(REFUND_CUSTOMER, RESTORE_REDEEM_POINTS, RESTORE_QUANTITY);
    assertThat(engine.resume(NAME)).isFalse();
    assertThat(engine.parked()).isEmpty();
  }

  @Test
  void aMessageThatCannotBeSentParksTheOrderAndUndoesNothing() throws InterruptedException {
    steps.failing(DISPATCH_ORDER, StepException.retryable("Sns", "down", null));
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    engine.tokens().succeed(token(), COURIER);

    server.pass(Duration.ofMinutes(1));
    Scene.until(() -> engine.parked().size() == 1);
    assertThat(steps.tried).doesNotContain(REFUND_CUSTOMER, RESTORE_QUANTITY);
  }

  @Test
  void aSecondStartUnderTheSameNameIsTheSameExecution() throws InterruptedException {
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    assertThat(engine.start(NAME, INPUT).status()).isEqualTo(ExecutionStatus.RUNNING);
    engine.tokens().succeed(token(), COURIER);
    ended(engine);

    assertThat(engine.start(NAME, INPUT).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    CheckoutInput other = new CheckoutInput("user-1", "book-1", 51, true);
    assertThatExceptionOfType(ExecutionExistsException.class)
        .isThrownBy(() -> engine.start(NAME, other));
    assertThat(steps.tried).filteredOn(CHECK_INVENTORY::equals).hasSize(1);
  }

  @Test
  void onlyTheFirstAnswerToATokenCounts() throws InterruptedException {
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    String token = token();
    assertThat(engine.tokens().heartbeat(token)).isTrue();
    assertThat(engine.tokens().succeed(token, COURIER)).isTrue();
    assertThat(engine.tokens().succeed(token, COURIER)).isFalse();
    assertThat(engine.tokens().fail(token, StepFailure.NO_COURIER, "late")).isFalse();
    assertThat(engine.tokens().heartbeat(token)).isFalse();
    assertThat(ended(engine).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(engine.tokens().succeed(token, COURIER)).isFalse();
    assertThat(engine.tokens().heartbeat("not a token")).isFalse();
    assertThat(engine.tokens().heartbeat("temporal:not base 64")).isFalse();
  }

  @Test
  void aCourierThatNeverAnswersEndsInCompensation() {
    TemporalEngine engine = server.engine(steps, IMPATIENT);
    engine.start(NAME, INPUT);

    assertThat(ended(engine).output()).isEqualTo("null");
    assertThat(steps.tried)
        .contains(PREPARE_ORDER)
        .endsWith(REFUND_CUSTOMER, RESTORE_REDEEM_POINTS, RESTORE_QUANTITY)
        .doesNotContain(COMMIT_STOCK);
    assertThat(engine.tokens().succeed(steps.tokens.remove(), COURIER)).isFalse();
  }

  @Test
  void aMissedHeartbeatSendsTheMessageAgain() throws InterruptedException {
    TemporalEngine engine = server.engine(steps, SHORT_HEARTBEAT);
    engine.start(NAME, INPUT);
    String first = token();
    String next = token();
    assertThat(next).isNotEqualTo(first);
    // On a busy machine this token may be too old, too.
    while (!engine.tokens().succeed(next, COURIER)) {
      next = token();
    }
    assertThat(ended(engine).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void anotherProcessGoesOnWhereOneHasStopped() throws InterruptedException {
    TemporalEngine first = engine();
    first.start(NAME, INPUT);
    String token = token();
    server.stop();

    ScriptedSteps others = new ScriptedSteps();
    TemporalEngine second = server.engine(others, Timing.DEFAULT);
    assertThat(second.tokens().succeed(token, COURIER)).isTrue();
    assertThat(ended(second).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertThat(others.tried).containsExactly(COMMIT_STOCK, DISPATCH_ORDER);
  }

  @Test
  void aCancelledWorkflowStillEndsWithEverythingOrNothing() throws InterruptedException {
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    String token = token();
    server.client().newUntypedWorkflowStub(NAME.value()).cancel();
    engine.tokens().succeed(token, COURIER);
    assertThat(ended(engine).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
  }

  @Test
  void aWorkflowThatCannotBeAskedIsLeftOutOfTheList() throws InterruptedException {
    steps.failing(DISPATCH_ORDER, StepException.refused("Sns", "no such topic"));
    TemporalEngine engine = engine();
    engine.start(NAME, INPUT);
    engine.tokens().succeed(token(), COURIER);
    startedByHand("not a name").start("not an order");
    startedByHand("order-2").start("not an order");
    Scene.until(() -> engine.parked(NAME).isPresent());
    assertThat(server.impatientEngine().parked()).extracting(Parked::name).containsExactly(NAME);
  }

  private WorkflowStub startedByHand(String id) {
    return server
        .client()
        .newUntypedWorkflowStub(
            CheckoutFlow.NAME,
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TemporalEngine.TASK_QUEUE)
                .build());
  }

  @Test
  void anUnknownExecutionIsNotThere() {
    TemporalEngine engine = engine();
    assertThat(engine.describe(NAME)).isEmpty();
    assertThat(engine.resume(NAME)).isFalse();
    assertThat(engine.parked()).isEmpty();
  }

  private String token() throws InterruptedException {
    String token = steps.tokens.poll(20, TimeUnit.SECONDS);
    assertThat(token).isNotNull();
    return token;
  }

  private static Execution ended(TemporalEngine engine) {
    Scene.until(() -> engine.describe(NAME).orElseThrow().isOver());
    return engine.describe(NAME).orElseThrow();
  }

  /** Lets an hour pass, which is longer than all tries. */
  private Execution skipToTheEnd(TemporalEngine engine) {
    server.pass(Duration.ofHours(1));
    return ended(engine);
  }
}
