package io.holdfast.examples.bookstore.flow;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an execution is. An engine stores it after each step. Immutable.
 *
 * @param name the name of the execution
 * @param step the step that is due; null if the execution is over
 * @param state the input and the results so far
 * @param toUndo the compensations of the steps that have had an effect, in the order in which they
 *     are to run: the last step first. It is planned while the checkout goes forward, and run only
 *     after a failure
 * @param outcome the outcome; null until it is decided. It is decided before the compensations run
 * @param history the states that were entered, oldest first
 */
public record Checkpoint(
    ExecutionName name,
    @Nullable Step step,
    CheckoutState state,
    List<Step> toUndo,
    @Nullable Outcome outcome,
    List<Visit> history) {
  /** Copies the lists. */
  public Checkpoint {
    toUndo = List.copyOf(toUndo);
    history = List.copyOf(history);
  }

  /** Returns whether the execution is over. */
  @JsonIgnore
  public boolean isOver() {
    return step == null;
  }

  /**
   * Returns the step that is due.
   *
   * @throws IllegalStateException if the execution is over
   */
  public Step requireStep() {
    if (step == null) {
      throw new IllegalStateException("execution " + name + " is over");
    }
    return step;
  }
}
