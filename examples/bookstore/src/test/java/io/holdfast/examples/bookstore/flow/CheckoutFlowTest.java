package io.holdfast.examples.bookstore.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CheckoutFlowTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  /** Returns the checkpoint at which a forward step is due. */
  private static Checkpoint at(Step step) {
    Checkpoint at =
        CheckoutFlow.start(
            new ExecutionName("o-1"), new CheckoutInput("ann", "rule", 2, true), NOW);
    while (at.step() != step) {
      at = CheckoutFlow.succeeded(at, at.state(), NOW);
    }
    return at;
  }

  @Test
  void compensationsRunInReverseOrder() {
    Checkpoint failed =
        CheckoutFlow.failed(
            at(Step.PREPARE_ORDER), new StepFailure(StepFailure.NO_COURIER, "", false), NOW);
    assertThat(failed.toUndo())
        .containsExactly(Step.REFUND_CUSTOMER, Step.RESTORE_REDEEM_POINTS, Step.RESTORE_QUANTITY);
  }

  @Test
  void aStepThatWasRefusedIsNotUndone() {
    Checkpoint failed =
        CheckoutFlow.failed(
            at(Step.BILL_CUSTOMER), new StepFailure("BillingDeclined", "", false), NOW);
    assertThat(failed.toUndo()).containsExactly(Step.RESTORE_REDEEM_POINTS, Step.RESTORE_QUANTITY);
  }

  @Test
  void aStepThatMayHaveHadItsEffectIsUndone() {
    Checkpoint failed =
        CheckoutFlow.failed(at(Step.CHECK_INVENTORY), new StepFailure("Busy", "", true), NOW);
    assertThat(failed.step()).isEqualTo(Step.RESTORE_QUANTITY);
    Checkpoint over = CheckoutFlow.succeeded(failed, failed.state(), NOW);
    assertThat(over.isOver()).isTrue();
    assertThat(over.outcome()).isEqualTo(Outcome.failed("Busy", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "PREPARE_ORDER, NoCourierAvailable, false, SUCCEEDED",
    "PREPARE_ORDER, States.Timeout, true, SUCCEEDED",
    "PREPARE_ORDER, States.HeartbeatTimeout, true, SUCCEEDED",
    "PREPARE_ORDER, WorkerBroken, false, FAILED",
    "COMMIT_STOCK, WRONG_STATE, false, SUCCEEDED",
    "COMMIT_STOCK, BusyException, true, FAILED",
    "COMMIT_STOCK, States.Timeout, true, FAILED",
  })
  void onlyAnOrderWithoutACourierOrStockIsTakenBackWithoutAnError(
      Step step, String error, boolean mayHaveEffect, ExecutionStatus status) {
    Checkpoint failed =
        CheckoutFlow.failed(at(step), new StepFailure(error, "why", mayHaveEffect), NOW);
    assertThat(failed.toUndo())
        .containsExactly(Step.REFUND_CUSTOMER, Step.RESTORE_REDEEM_POINTS, Step.RESTORE_QUANTITY);
    assertThat(failed.outcome())
        .isEqualTo(
            status == ExecutionStatus.FAILED ? Outcome.failed(error, "why") : Outcome.TAKEN_BACK);
  }

  @ParameterizedTest
  @EnumSource(
      value = Step.class,
      names = {"DISPATCH_ORDER", "REFUND_CUSTOMER"})
  void whatCannotBeTakenBackIsNotFailed(Step step) {
    Checkpoint stuck =
        step.isCompensation()
            ? CheckoutFlow.failed(
                at(Step.PREPARE_ORDER), new StepFailure(StepFailure.NO_COURIER, "", false), NOW)
            : at(step);
    assertThat(step.isParkedWhenGivenUp()).isTrue();
    assertThatThrownBy(() -> CheckoutFlow.failed(stuck, new StepFailure("Busy", "", true), NOW))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aCheckpointIsTheSameAfterItWasStored() {
    Checkpoint at =
        CheckoutFlow.failed(
            at(Step.BILL_CUSTOMER), new StepFailure("BillingDeclined", "", false), NOW);
    assertThat(FlowJson.read(FlowJson.write(at), Checkpoint.class)).isEqualTo(at);
  }

  @Test
  void pausesDoubleFromOneSecond() {
    assertThat(Retry.FORWARD.delay(1, Timing.DEFAULT)).isEqualTo(Duration.ofSeconds(1));
    assertThat(Retry.FORWARD.delay(2, Timing.DEFAULT)).isEqualTo(Duration.ofSeconds(2));
    assertThat(Retry.FORWARD.delay(3, Timing.DEFAULT)).isEqualTo(Duration.ofSeconds(4));
    assertThat(Retry.FORWARD.isAllowedAfter(3)).isTrue();
    assertThat(Retry.FORWARD.isAllowedAfter(4)).isFalse();
    assertThat(Retry.COMPENSATION.delay(9, Timing.DEFAULT)).isEqualTo(Duration.ofSeconds(30));
  }
}
