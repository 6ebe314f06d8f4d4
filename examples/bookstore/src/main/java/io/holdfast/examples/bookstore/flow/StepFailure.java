package io.holdfast.examples.bookstore.flow;

/**
 * The failure of a step, after its last try.
 *
 * @param error the name of the failure, such as {@code BookOutOfStock}
 * @param cause the cause, for the description of the execution
 * @param mayHaveEffect whether the step may have had its effect, so that it has to be undone
 */
public record StepFailure(String error, String cause, boolean mayHaveEffect) {
  /** No courier could be found. */
  public static final String NO_COURIER = "NoCourierAvailable";

  /** The step did not answer in time. */
  public static final String TIMEOUT = "States.Timeout";

  /** The worker of the step did not send a heartbeat in time. */
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";

  /** Any other failure. */
  public static final String TASK_FAILED = "States.TaskFailed";

  /**
   * Returns the same failure of a step that was tried before without an answer. Even if this try
   * was refused, an earlier one may have had the effect.
   */
  public StepFailure afterEarlierTries() {
    return new StepFailure(error, cause, true);
  }

  /** Returns the failure that an exception of a step describes. */
  public static StepFailure of(Throwable thrown) {
    if (thrown instanceof StepException it) {
      return new StepFailure(it.error(), String.valueOf(it.getMessage()), it.isRetryable());
    }
    return new StepFailure(TASK_FAILED, thrown.getClass().getSimpleName(), true);
  }
}
