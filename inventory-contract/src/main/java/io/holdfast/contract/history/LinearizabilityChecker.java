package io.holdfast.contract.history;

import io.holdfast.contract.history.History.Call;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Searches for an order of recorded calls that respects real time and in which a sequential model
 * gives every recorded answer. The search is that of Wing and Gong ("Testing and verifying
 * concurrent objects", 1993) with a memo of the states that are known to fail (Lowe, "Testing for
 * linearizability", 2017).
 *
 * <p>A call whose answer was lost may stand anywhere after its start, with any answer, or nowhere.
 *
 * @param <S> the type of the model's state, compared by {@code equals}
 * @param <C> the type of the commands
 * @since 0.1.0
 */
public final class LinearizabilityChecker<S, C> {
  /** The largest number of calls in one history. */
  public static final int MAX_CALLS = 62;

  /** A sequential model. */
  @FunctionalInterface
  public interface Model<S, C> {
    /** Applies the command to the state, and returns the answer. */
    Object apply(S state, C command);
  }

  private final UnaryOperator<S> copy;
  private final Model<S, C> model;

  /**
   * Creates a checker for a model.
   *
   * @param copy copies a state, so that the search can continue on the copy
   * @param model answers commands
   */
  public LinearizabilityChecker(UnaryOperator<S> copy, Model<S, C> model) {
    this.copy = copy;
    this.model = model;
  }

  /**
   * Returns whether some order explains the calls.
   *
   * @param start the state before the first call; it is not changed
   * @param calls the recorded calls, at most {@link #MAX_CALLS}
   */
  public boolean explains(S start, List<Call<C>> calls) {
    if (calls.size() > MAX_CALLS) {
      throw new IllegalArgumentException("at most " + MAX_CALLS + " calls, not " + calls.size());
    }
    return search(start, calls, (1L << calls.size()) - 1, new HashSet<>());
  }

  private record Visited<S>(S state, long remaining) {}

  private boolean search(S state, List<Call<C>> calls, long remaining, Set<Visited<S>> deadEnds) {
    if (isExplained(calls, remaining)) {
      return true;
    }
    Visited<S> here = new Visited<>(state, remaining);
    if (deadEnds.contains(here)) {
      return false;
    }
    long firstAnswer = firstAnswer(calls, remaining);
    for (int i = 0; i < calls.size(); i++) {
      Call<C> call = calls.get(i);
      boolean isNext = (remaining & 1L << i) != 0 && call.asked() < firstAnswer;
      if (isNext) {
        S after = copy.apply(state);
        Object answer = model.apply(after, call.command());
        boolean fits = call.answer() == null || call.answer().equals(answer);
        if (fits && search(after, calls, remaining & ~(1L << i), deadEnds)) {
          return true;
        }
      }
    }
    deadEnds.add(here);
    return false;
  }

  /** Returns whether all remaining calls are ones that need not have taken effect. */
  private boolean isExplained(List<Call<C>> calls, long remaining) {
    for (int i = 0; i < calls.size(); i++) {
      if ((remaining & 1L << i) != 0 && calls.get(i).answer() != null) {
        return false;
      }
    }
    return true;
  }

  private long firstAnswer(List<Call<C>> calls, long remaining) {
    long first = Long.MAX_VALUE;
    for (int i = 0; i < calls.size(); i++) {
      if ((remaining & 1L << i) != 0) {
        first = Math.min(first, calls.get(i).answered());
      }
    }
    return first;
  }
}
