package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import java.util.concurrent.CompletionStage;

/** How commands come to the store: each by itself, or through lanes. */
interface CommandRunner {
  <T> Outcome<T> run(Command<T> command);

  <T> CompletionStage<Outcome<T>> runAsync(Command<T> command);

  /**
   * Lets no more commands in, and waits for the answers of all that are in. Those without a caller
   * that have none at the end get one: that nothing was done, or that the outcome is unknown.
   *
   * @param longest nanoseconds to wait
   * @return false if some were not answered in time, or the thread was interrupted, which ends the
   *     wait and is kept
   */
  boolean close(long longest);
}
