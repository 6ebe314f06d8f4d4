package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of one run of a decision: an answer, or what has to be freed before an answer is
 * possible.
 *
 * @param answer the answer, or null if holds have to be freed first
 * @param keysToFree the keys whose expired holds have to be freed
 * @param holdsToFree the expired holds that have to be freed
 * @param changes the changes to write
 * @param demand the unmet demand of stock with an open request, in pieces by key, as far as it is
 *     not in {@code changes}
 */
record DecisionResult<A>(
    @Nullable A answer,
    Set<StockKey> keysToFree,
    Set<ReservationId> holdsToFree,
    Changes changes,
    Map<StockKey, Long> demand) {

  /** Returns an answer, with the changes that go with it. */
  static <A> DecisionResult<A> of(A answer, WorkingCopy copy) {
    return new DecisionResult<>(answer, Set.of(), Set.of(), copy.changes(), copy.demand());
  }

  /** Returns an answer that changes nothing. */
  static <A> DecisionResult<A> withoutChanges(A answer) {
    return new DecisionResult<>(answer, Set.of(), Set.of(), Changes.NONE, Map.of());
  }

  /** Returns an answer that only writes the expired holds of changes. */
  static <A> DecisionResult<A> onlyExpiredHolds(A answer, Changes changes) {
    return new DecisionResult<>(
        answer, Set.of(), Set.of(), Changes.onlyExpiredHolds(changes.expiredHolds()), Map.of());
  }

  static <A> DecisionResult<A> freeFirst(WorkingCopy copy) {
    return new DecisionResult<>(
        null, copy.keysToFree(), copy.holdsToFree(), Changes.NONE, Map.of());
  }

  boolean isAnswered() {
    return answer != null;
  }

  /** Returns the answer. Call it only if there is one. */
  A answered() {
    return Objects.requireNonNull(answer, "answer");
  }

  boolean hasChanged() {
    return !changes.isEmpty();
  }
}
