package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutFlow;
import io.holdfast.examples.bookstore.flow.CheckoutInput;
import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.Checkpoint;
import io.holdfast.examples.bookstore.flow.CourierStatus;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.ExecutionStatus;
import io.holdfast.examples.bookstore.flow.FlowJson;
import io.holdfast.examples.bookstore.flow.Outcome;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.StepFailure;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.ActivityStub;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Drives {@link CheckoutFlow}. It is deterministic: it reads no clock but that of the workflow, and
 * all effects are in activities. It is not cancelled between two steps: who cancels the workflow
 * changes nothing, because an order must end with everything or with nothing.
 */
public final class CheckoutWorkflow implements StoreCheckoutFlow {
  private final Limits limits;
  private final Instant startDate = now();
  private Checkpoint at;
  private @Nullable StepFailure parked;
  private @Nullable Instant stopDate;

  /** Creates the workflow at its first step. */
  @WorkflowInit
  public CheckoutWorkflow(CheckoutInput input, Limits limits) {
    this.limits = limits;
    ExecutionName name = new ExecutionName(Workflow.getInfo().getWorkflowId());
    this.at = CheckoutFlow.start(name, input, startDate);
  }

  @Override
  public @Nullable String checkout(CheckoutInput input, Limits ignored) {
    Workflow.newDetachedCancellationScope(this::runToTheEnd).run();
    stopDate = now();
    return output(at.outcome());
  }

  private void runToTheEnd() {
    while (!at.isOver()) {
      try {
        at = CheckoutFlow.succeeded(at, run(at.requireStep()), now());
      } catch (ActivityFailure failed) {
        giveUp(StepFailures.of(failed));
      }
    }
  }

  private CheckoutState run(Step step) {
    ActivityStub activity = Workflow.newUntypedActivityStub(StepOptions.of(step, limits));
    CheckoutState state = at.state();
    if (step.endsByToken()) {
      return state.withCourierStatus(activity.execute(step.name(), CourierStatus.class, state));
    }
    return activity.execute(step.name(), CheckoutState.class, state);
  }

  private void giveUp(StepFailure failure) {
    if (at.requireStep().isParkedWhenGivenUp()) {
      parked = failure;
      Workflow.await(() -> parked == null);
    } else {
      at = CheckoutFlow.failed(at, failure, now());
    }
  }

  private static @Nullable String output(@Nullable Outcome outcome) {
    if (outcome == null || outcome.status() == ExecutionStatus.FAILED) {
      throw ApplicationFailure.newNonRetryableFailure(
          outcome == null ? null : outcome.cause(),
          outcome == null ? StepFailure.TASK_FAILED : outcome.error());
    }
    String output = outcome.output();
    return output == null || output.equals("null") ? null : FlowJson.read(output, String.class);
  }

  @Override
  public Progress progress() {
    return new Progress(at, parked, startDate, stopDate);
  }

  @Override
  public void resume() {
    parked = null;
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
