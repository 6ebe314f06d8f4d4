package io.holdfast.idempotency;

import io.holdfast.inventory.Outcome;
import java.util.function.Function;

/**
 * The result of a command that takes effect once: its own outcome, or the reply to a repetition.
 *
 * @param <T> the type of the value of the command
 * @since 0.1.0
 */
public sealed interface IdempotentResult<T> {
  /**
   * The command has run in this call.
   *
   * @param outcome its outcome. If it is done, the answer of this call is the one to give. If it is
   *     refused, nothing was recorded, and the key stays new
   * @param <T> the type of the value of the command
   */
  record Ran<T>(Outcome<T> outcome) implements IdempotentResult<T> {}

  /**
   * The command has had no effect in this call.
   *
   * @param reply the answer that was recorded, or the reason why there is none
   * @param <T> the type of the value of the command
   */
  record Replied<T>(Claim.Reply reply) implements IdempotentResult<T> {}

  /** Applies the function for the case of this result, and returns its result. */
  default <R> R fold(
      Function<? super Outcome<T>, ? extends R> ran,
      Function<? super Claim.Reply, ? extends R> replied) {
    return this instanceof Ran<T> it
        ? ran.apply(it.outcome())
        : replied.apply(((Replied<T>) this).reply());
  }
}
