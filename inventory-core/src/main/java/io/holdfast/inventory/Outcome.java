package io.holdfast.inventory;

import java.util.Optional;
import java.util.function.Function;

/**
 * The result of a command: done, or refused without any change.
 *
 * @param <T> the type of the value of a command that is done
 * @since 0.1.0
 */
public sealed interface Outcome<T> {
  /**
   * The command has taken effect.
   *
   * @param value the value for the caller
   * @param replayed whether an earlier arrival of the same command had the effect, and this one had
   *     none
   * @param <T> the type of the value
   */
  record Done<T>(T value, boolean replayed) implements Outcome<T> {}

  /**
   * The command was refused. Nothing has changed and nothing is remembered: the same id may succeed
   * later.
   *
   * @param reason the reason of the refusal
   * @param <T> the type of the value of the command if it were done
   */
  record Refused<T>(Refusal reason) implements Outcome<T> {}

  /** Creates the outcome of a command that this arrival has done. */
  static <T> Outcome<T> done(T value) {
    return new Done<>(value, false);
  }

  /** Creates the outcome of a command that an earlier arrival has done. */
  static <T> Outcome<T> replayed(T value) {
    return new Done<>(value, true);
  }

  /** Creates the outcome of a command that was refused. */
  static <T> Outcome<T> refused(Refusal refusal) {
    return new Refused<>(refusal);
  }

  /**
   * Applies {@code done} to the value, or {@code refused} to the refusal, and returns the result of
   * that function.
   */
  default <R> R fold(
      Function<? super T, ? extends R> done, Function<? super Refusal, ? extends R> refused) {
    if (this instanceof Done<T> it) {
      return done.apply(it.value());
    }
    return refused.apply(((Refused<T>) this).reason());
  }

  /**
   * Applies a function to the value and returns the outcome with the result, replayed as this one.
   * Returns a refusal unchanged.
   *
   * @param function the function, which must not return null
   * @param <R> the type of the new value
   */
  default <R> Outcome<R> map(Function<? super T, ? extends R> function) {
    if (this instanceof Done<T> it) {
      return new Done<>(function.apply(it.value()), it.replayed());
    }
    return refused(((Refused<T>) this).reason());
  }

  /** Returns the value, or empty if the command was refused. */
  default Optional<T> toOptional() {
    return this instanceof Done<T> it ? Optional.of(it.value()) : Optional.empty();
  }

  /** Returns the reason of the refusal, or empty if the command has taken effect. */
  default Optional<Refusal> refusal() {
    return this instanceof Refused<T> it ? Optional.of(it.reason()) : Optional.empty();
  }

  /** Returns whether the command has taken effect, now or earlier. */
  default boolean isDone() {
    return this instanceof Done<T>;
  }

  /**
   * Returns whether an earlier arrival of the same command had the effect. Returns false for a
   * refusal.
   */
  default boolean isReplayed() {
    return this instanceof Done<T> it && it.replayed();
  }

  /**
   * Returns the value.
   *
   * @throws RefusedException if the command was refused
   */
  default T orElseThrow() {
    if (this instanceof Done<T> it) {
      return it.value();
    }
    throw new RefusedException(((Refused<T>) this).reason());
  }
}
