package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Each command is a unit of its own. */
final class DirectRunner implements CommandRunner {
  private final Engine engine;
  private final Executor executor;

  DirectRunner(Engine engine, Executor executor) {
    this.engine = engine;
    this.executor = executor;
  }

  @Override
  public <T> Outcome<T> run(Command<T> command) {
    return engine.run(command);
  }

  @Override
  public <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    engine.check(command);
    CompletableFuture<Outcome<T>> stage = new CompletableFuture<>();
    try {
      executor.execute(() -> answer(command, stage));
    } catch (RejectedExecutionException e) {
      stage.completeExceptionally(new BusyException("the executor takes no more", e));
    }
    return stage;
  }

  private <T> void answer(Command<T> command, CompletableFuture<Outcome<T>> stage) {
    if (stage.isDone()) {
      return;
    }
    try {
      stage.complete(engine.run(command));
    } catch (RuntimeException | Error e) {
      stage.completeExceptionally(e);
    }
  }

  /** Nobody waits here: each command under way has its caller. */
  @Override
  public void close() {}
}
