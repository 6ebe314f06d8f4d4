package io.holdfast.idempotency;

import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/**
 * The result of a claim: the operation may run now, or a reply for the caller.
 *
 * @since 0.1.0
 */
public sealed interface Claim {
  /**
   * The operation may run: it is not done, and no other claim may run it before the lease ends. The
   * owner of this claim must {@linkplain IdempotencyStore#complete complete} or {@linkplain
   * IdempotencyStore#abandon abandon} it.
   *
   * @param key the key that was claimed
   * @param token the token, which differs from that of every other claim of any key
   * @param until the time at which the lease ends
   */
  record Acquired(IdempotencyKey key, String token, Instant until) implements Claim {}

  /** The operation must not run now. */
  sealed interface Reply extends Claim {
    /** Applies the function for the case of this reply, and returns its result. */
    default <R> R fold(
        Function<? super Done, ? extends R> done,
        Function<? super InProgress, ? extends R> inProgress,
        Function<? super PayloadMismatch, ? extends R> otherPayload) {
      if (this instanceof Done it) {
        return done.apply(it);
      }
      return this instanceof InProgress it
          ? inProgress.apply(it)
          : otherPayload.apply((PayloadMismatch) this);
    }
  }

  /**
   * The operation is done, and this is its answer.
   *
   * @param answer the answer, as it was recorded
   * @param at the time at which it was recorded
   * @param remaining the time for which it is still kept, as of now
   */
  record Done(StoredAnswer answer, Instant at, Duration remaining) implements Reply {}

  /**
   * The operation is running, or its claim was left open.
   *
   * @param until the time at which the lease ends; after it, the first claim with the same
   *     fingerprint may run the operation
   */
  record InProgress(Instant until) implements Reply {}

  /**
   * The key belongs to another payload: either a mistake of the caller, or the key of another
   * caller.
   *
   * @param recorded the fingerprint of that payload
   */
  record PayloadMismatch(Fingerprint recorded) implements Reply {}

  /** Applies the function for the case of this claim, and returns its result. */
  default <R> R fold(
      Function<? super Acquired, ? extends R> first, Function<? super Reply, ? extends R> reply) {
    return this instanceof Acquired it ? first.apply(it) : reply.apply((Reply) this);
  }
}
