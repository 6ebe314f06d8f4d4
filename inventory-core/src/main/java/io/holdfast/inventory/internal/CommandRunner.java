package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import java.util.concurrent.CompletionStage;

/** How commands come to the store: each by itself, or through lanes. */
interface CommandRunner {
  <T> Outcome<T> run(Command<T> command);

  <T> CompletionStage<Outcome<T>> runAsync(Command<T> command);

  /** Lets no more commands in, and returns when those in lanes are answered. */
  void close();
}
