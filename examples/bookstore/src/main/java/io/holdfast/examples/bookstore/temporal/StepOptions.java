package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.Retry;
import io.holdfast.examples.bookstore.flow.Step;
import io.holdfast.examples.bookstore.flow.Timing;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;

/** The tries and times of a step, as options of its activity. */
final class StepOptions {
  private StepOptions() {}

  /**
   * Returns the options of a step. A step that ends by a token has a heartbeat, from the moment at
   * which the message is sent. If it is missed, the message is sent again, with a new token. The
   * time for the answer covers all tries.
   */
  static ActivityOptions of(Step step, Limits limits) {
    Timing timing = limits.timing();
    ActivityOptions.Builder options =
        ActivityOptions.newBuilder().setRetryOptions(retry(step.retry(), timing));
    if (step.endsByToken()) {
      return options
          .setScheduleToCloseTimeout(timing.courierTimeout())
          .setHeartbeatTimeout(timing.courierHeartbeat())
          .build();
    }
    return options.setStartToCloseTimeout(limits.stepTimeout()).build();
  }

  private static RetryOptions retry(Retry retry, Timing timing) {
    return RetryOptions.newBuilder()
        .setInitialInterval(timing.retryDelay())
        .setBackoffCoefficient(2)
        .setMaximumInterval(timing.retryDelay().multipliedBy(retry.maxFactor()))
        .setMaximumAttempts(retry.maxTries())
        .build();
  }
}
