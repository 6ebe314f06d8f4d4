package io.holdfast.examples.bookstore.flow;

import org.jspecify.annotations.Nullable;

/**
 * The outcome of an execution.
 *
 * @param status {@code SUCCEEDED} or {@code FAILED}
 * @param output the output as a JSON document, {@code null} included; null if it has failed
 * @param error the name of the failure; null if it has succeeded
 * @param cause the cause of the failure; null if it has succeeded
 */
public record Outcome(
    ExecutionStatus status,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause) {
  /** The output of an order that was taken back. */
  static final Outcome TAKEN_BACK = new Outcome(ExecutionStatus.SUCCEEDED, "null", null, null);

  /** Returns the outcome whose output is a text without characters that JSON escapes. */
  static Outcome text(String output) {
    return new Outcome(ExecutionStatus.SUCCEEDED, '"' + output + '"', null, null);
  }

  static Outcome failed(String error, String cause) {
    return new Outcome(ExecutionStatus.FAILED, null, error, cause);
  }
}
