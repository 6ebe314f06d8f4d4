package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.command.Command;
import java.util.concurrent.CompletionStage;

/** Passes commands to the store: each separately, or through lanes. */
public interface CommandRunner {
  <T> Outcome<T> run(Command<T> command);

  <T> CompletionStage<Outcome<T>> runAsync(Command<T> command);

  /**
   * Accepts no more commands, and waits for the answers to all commands in progress. If a command
   * without a caller has no answer when the wait ends, its stage completes with the information
   * that nothing was done, or that the outcome is unknown.
   *
   * @param timeoutNanos the longest wait in nanoseconds
   * @return false if some commands were not answered in time, or if the thread was interrupted,
   *     which ends the wait and keeps the interrupt status
   */
  boolean close(long timeoutNanos);
}
