package io.holdfast.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pure function of a record and the time. It may run more than once, and only the last run
 * counts.
 *
 * @param <R> the type of the answer for the caller
 * @since 0.1.0
 */
@FunctionalInterface
public interface RecordDecision<R> {
  /**
   * Decides.
   *
   * @param before the record of the key; null if there is none
   * @param now the time, by the store's clock
   * @return the answer and the record to store
   */
  RecordVerdict<R> on(@Nullable IdempotencyRecord before, Instant now);

  /**
   * The result of a decision.
   *
   * @param answer the answer for the caller
   * @param after the record to store: equal to the previous record to write nothing, null to have
   *     no record
   * @param <R> the type of the answer
   */
  record RecordVerdict<R>(R answer, @Nullable IdempotencyRecord after) {}
}
