package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.Verdict;
import java.util.function.Function;

/**
 * A decision that counts how often the store makes it. Not safe for use by several threads: a store
 * decides in the calling thread.
 */
final class CountedDecision<A> implements Decision<DecisionResult<A>> {
  private final Function<Snapshot, DecisionResult<A>> decision;
  private int runs;
  private boolean stale;

  CountedDecision(Function<Snapshot, DecisionResult<A>> decision) {
    this.decision = decision;
  }

  @Override
  public Verdict<DecisionResult<A>> on(Snapshot snapshot) {
    runs++;
    stale = snapshot.mayBeStale();
    DecisionResult<A> result = decision.apply(snapshot);
    return new Verdict<>(result, result.changes());
  }

  /** Returns whether the last run, which is the one that counts, was on rows that may be stale. */
  boolean isStale() {
    return stale;
  }

  /** Returns the number of runs after the first one, and starts counting again. */
  int takeRepeats() {
    int repeats = Math.max(0, runs - 1);
    runs = 0;
    return repeats;
  }
}
