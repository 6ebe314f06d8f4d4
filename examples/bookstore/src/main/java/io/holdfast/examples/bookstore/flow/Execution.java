package io.holdfast.examples.bookstore.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sees of an execution.
 *
 * @param name the name
 * @param input the input
 * @param status the status
 * @param startDate the time of the start
 * @param stopDate the time of the end; null if it is not over
 * @param output the output as a JSON document; null if it is not over or has failed
 * @param error the name of the failure; null unless it has failed
 * @param cause the cause of the failure; null unless it has failed
 * @param history the states that were entered, oldest first
 */
public record Execution(
    ExecutionName name,
    CheckoutInput input,
    ExecutionStatus status,
    Instant startDate,
    @Nullable Instant stopDate,
    @Nullable String output,
    @Nullable String error,
    @Nullable String cause,
    List<Visit> history) {
  /** Copies the list. */
  public Execution {
    history = List.copyOf(history);
  }

  /**
   * Returns the description of a checkpoint.
   *
   * @param startDate the time of the start
   * @param stopDate the time of the end; not used before the execution is over
   */
  public static Execution of(Checkpoint at, Instant startDate, @Nullable Instant stopDate) {
    Outcome outcome = at.isOver() ? at.outcome() : null;
    return new Execution(
        at.name(),
        at.state().toInput(),
        outcome == null ? ExecutionStatus.RUNNING : outcome.status(),
        startDate,
        outcome == null ? null : stopDate,
        outcome == null ? null : outcome.output(),
        outcome == null ? null : outcome.error(),
        outcome == null ? null : outcome.cause(),
        at.history());
  }

  /** Returns whether the execution is over. */
  public boolean isOver() {
    return status != ExecutionStatus.RUNNING;
  }
}
