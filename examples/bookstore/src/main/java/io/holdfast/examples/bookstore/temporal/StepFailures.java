package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.flow.StepFailure;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;

/** The failures of steps, as failures of activities and back. */
final class StepFailures {
  private StepFailures() {}

  /**
   * Returns the failure of an activity. A refusal is not tried again. Its detail says whether an
   * earlier try may have had the effect.
   *
   * @param attempt the number of the try, 1 or more
   */
  static ApplicationFailure toActivity(RuntimeException thrown, int attempt) {
    StepFailure failure = StepFailure.of(thrown);
    return failure.mayHaveEffect()
        ? ApplicationFailure.newFailureWithCause(failure.cause(), failure.error(), thrown)
        : ApplicationFailure.newNonRetryableFailure(failure.cause(), failure.error(), attempt > 1);
  }

  /** Returns the failure of a step after the last try of its activity. */
  static StepFailure of(ActivityFailure failed) {
    Throwable cause = failed.getCause();
    if (cause instanceof ApplicationFailure it) {
      StepFailure failure =
          new StepFailure(it.getType(), it.getOriginalMessage(), !it.isNonRetryable());
      // An answer to a token has no details.
      boolean triedBefore = it.getDetails().getSize() > 0 && it.getDetails().get(0, Boolean.class);
      return triedBefore ? failure.afterEarlierTries() : failure;
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
