package io.holdfast.inventory;

import java.util.function.Function;

/**
 * What came of a command: it is done, or it was refused and changed nothing.
 *
 * @param <T> what the caller gets when it is done
 */
public sealed interface Outcome<T> {
  /**
   * The command has taken effect.
   *
   * @param value what the caller gets
   * @param replayed whether an earlier arrival of the same command had the effect, and this one had
   *     none
   * @param <T> the type of the value
   */
  record Done<T>(T value, boolean replayed) implements Outcome<T> {}

  /**
   * The command was refused. Nothing has changed and nothing is remembered: the same id may succeed
   * later.
   *
   * @param refusal why
   * @param <T> the type of the value there would have been
   */
  record Refused<T>(Refusal refusal) implements Outcome<T> {}

  /** Done, by this arrival of the command. */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value, false);
  }

  /** Done, by an earlier arrival of the same command. */
  static <T> Outcome<T> replayed(T value) {
    return new Done<>(value, true);
  }

  /** Refused. */
  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /**
   * Gives the value to one function, or the refusal to the other, and returns what that function
   * returns.
   */
  default <R> R fold(
      Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused) {
    if (this instanceof Done<T> it) {
      return done.apply(it.value());
    }
    return refused.apply(((Refused<T>) this).refusal());
  }

  /** Whether the command has taken effect, now or earlier. */
  default boolean isDone() {
    return this instanceof Done<T>;
  }

  /** Whether an earlier arrival of the same command had the effect. False for a refusal. */
  default boolean isReplayed() {
    return this instanceof Done<T> it && it.replayed();
  }

  /**
   * The value.
   *
   * @throws RefusedException if the command was refused
   */
  default T orElseThrow() {
    if (this instanceof Done<T> it) {
      return it.value();
    }
    throw new RefusedException(((Refused<T>) this).refusal());
  }
}
