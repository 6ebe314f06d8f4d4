package io.holdfast.idempotency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pure function of a record and the time. It may run more than once, and only the last run
 * counts.
 *
 * @param <R> what the caller gets
 */
@FunctionalInterface
public interface RecordDecision<R> {
  /**
   * Decides.
   *
   * @param before the record of the key; null if there is none
   * @param now the store's time
   */
  Ruling<R> on(@Nullable IdempotencyRecord before, Instant now);

  /**
   * What was decided.
   *
   * @param answer what the caller gets
   * @param after the record that is to be there: one equal to the one before if nothing is to be
   *     written, null if there is to be none
   * @param <R> the type of the answer
   */
  record Ruling<R>(R answer, @Nullable IdempotencyRecord after) {}
}
