package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.CheckoutSteps;
import io.holdfast.examples.bookstore.flow.ExecutionName;
import io.holdfast.examples.bookstore.flow.Step;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import org.jspecify.annotations.Nullable;

/** Runs the steps. The type of the activity is the name of the {@link Step}. */
final class StepActivity implements DynamicActivity {
  private final CheckoutSteps steps;

  StepActivity(CheckoutSteps steps) {
    this.steps = steps;
  }

  @Override
  public @Nullable Object execute(EncodedValues arguments) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Step step = Step.valueOf(context.getInfo().getActivityType());
    ExecutionName name = new ExecutionName(context.getInfo().getWorkflowId());
    CheckoutState state = arguments.get(0, CheckoutState.class);
    try {
      if (!step.endsByToken()) {
        return steps.run(step, name, state);
      }
      // Before the message is sent, because the answer may be faster than the return.
      context.doNotCompleteOnReturn();
      steps.askForCourier(name, state, TemporalTokens.text(context.getTaskToken()));
      return null;
    } catch (RuntimeException e) {
      throw StepFailures.toActivity(e, context.getInfo().getAttempt());
    }
  }
}
