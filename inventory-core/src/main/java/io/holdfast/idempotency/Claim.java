package io.holdfast.idempotency;

import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** What came of a claim: go ahead, or what to tell who asks. */
public sealed interface Claim {
  /**
   * Go ahead: nobody has done this, and until the lease ends nobody else is told to. Whoever gets
   * this has to {@linkplain IdempotencyStore#complete complete} or {@linkplain
   * IdempotencyStore#abandon abandon} it.
   *
   * @param key what was claimed
   * @param token tells this claim from every other one, of this key or another
   * @param until when the lease ends
   */
  record First(IdempotencyKey key, String token, Instant until) implements Claim {}

  /** Nothing is to be done now. */
  sealed interface Reply extends Claim {
    /** Gives what it is to the function for it, and returns what that returns. */
    default <R> R fold(
        Function<? super Done, ? extends R> done,
        Function<? super InProgress, ? extends R> inProgress,
        Function<? super OtherPayload, ? extends R> otherPayload) {
      if (this instanceof Done it) {
        return done.apply(it);
      }
      return this instanceof InProgress it
          ? inProgress.apply(it)
          : otherPayload.apply((OtherPayload) this);
    }
  }

  /**
   * It is done, and this was the answer.
   *
   * @param answer as it was recorded
   * @param at when it was recorded
   * @param left for how long it is still kept, as of now
   */
  record Done(Answer answer, Instant at, Duration left) implements Reply {}

  /**
   * Somebody is at it, or was, and left it open.
   *
   * @param until when the lease ends, after which whoever asks first may try
   */
  record InProgress(Instant until) implements Reply {}

  /**
   * The key stands for another payload. A mistake of the caller's, or another caller's key.
   *
   * @param recorded the fingerprint of that payload
   */
  record OtherPayload(Fingerprint recorded) implements Reply {}

  /** Gives what it is to the function for it, and returns what that returns. */
  default <R> R fold(
      Function<? super First, ? extends R> first, Function<? super Reply, ? extends R> reply) {
    return this instanceof First it ? first.apply(it) : reply.apply((Reply) this);
  }
}
