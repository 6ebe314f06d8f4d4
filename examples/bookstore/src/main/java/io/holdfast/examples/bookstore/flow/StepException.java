package io.holdfast.examples.bookstore.flow;

import org.jspecify.annotations.Nullable;

/** Thrown by a step that has failed. */
public final class StepException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final boolean retryable;

  private StepException(
      String error, String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.error = error;
    this.retryable = retryable;
  }

  /**
   * Creates the failure of a step that was refused. It has had no effect, and another try gives the
   * same answer.
   *
   * @param error the name of the failure, such as {@code BookOutOfStock}
   * @param message the cause, for the description of the execution
   */
  public static StepException refused(String error, String message) {
    return new StepException(error, message, null, false);
  }

  /**
   * Creates the failure of a step that may have had its effect. It can be tried again.
   *
   * @param error the name of the failure
   * @param message the cause, for the description of the execution
   * @param cause the exception; null if there is none
   */
  public static StepException retryable(String error, String message, @Nullable Throwable cause) {
    return new StepException(error, message, cause, true);
  }

  /** Returns the name of the failure. */
  public String error() {
    return error;
  }

  /** Returns whether the step can be tried again, and may have had its effect. */
  public boolean isRetryable() {
    return retryable;
  }
}
