package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.StepFailure;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** The failures of steps, as failures of activities and back. */
final class StepFailures {
  private StepFailures() {}

  /** Returns the failure of an activity. One that may have had no effect is not tried again. */
  static ApplicationFailure toActivity(RuntimeException thrown) {
    StepFailure failure = StepFailure.of(thrown);
    return failure.mayHaveEffect()
        ? ApplicationFailure.newFailureWithCause(failure.cause(), failure.error(), thrown)
        : ApplicationFailure.newNonRetryableFailure(failure.cause(), failure.error());
  }

  /** Returns the failure of a step after the last try of its activity. */
  static StepFailure of(ActivityFailure failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof ApplicationFailure it) {
      return new StepFailure(it.getType(), it.getOriginalMessage(), !it.isNonRetryable());
    }
    if (cause instanceof TimeoutFailure it) {
      return new StepFailure(
          it.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_HEARTBEAT
              ? StepFailure.HEARTBEAT_TIMEOUT
              : StepFailure.TIMEOUT,
          "no answer in time",
          true);
    }
    return new StepFailure(StepFailure.TASK_FAILED, String.valueOf(cause), true);
  }
}
