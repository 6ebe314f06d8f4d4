package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The command of a caller that does not block. */
final class StageTicket<T> extends CommandTicket<T> {
  private final CompletableFuture<Outcome<T>> stage = new CompletableFuture<>();
  private final GuardedListener listener;
  private final Consumer<StageTicket<?>> afterwards;
  private final long start;

  StageTicket(
      Command<T> command,
      long deadline,
      GuardedListener listener,
      Consumer<StageTicket<?>> afterwards) {
    super(command, deadline, null);
    this.listener = listener;
    this.afterwards = afterwards;
    this.start = listener.start();
  }

  CompletionStage<Outcome<T>> stage() {
    return stage;
  }

  @Override
  protected boolean isAbandoned() {
    return stage.isDone();
  }

  /** Returns whether the caller no longer needs the answer. */
  boolean isUnwanted() {
    return isAbandoned();
  }

  /** Completes the stage first: neither its dependents nor a fault of theirs delay an answer. */
  @Override
  protected void answered() {
    Throwable fault = fault();
    if (fault == null) {
      stage.complete(outcome());
    } else {
      stage.completeExceptionally(fault);
    }
    afterwards.accept(this);
    if (fault == null) {
      listener.outcome(request(), outcome(), start);
    } else if (fault instanceof InventoryException known && !stage.isCancelled()) {
      listener.fault(request(), known, start);
    }
  }

  /** Completes the stage now with what is known, because waiting has ended. */
  void giveUp() {
    if (isAnswered()) {
      answered(); // the executor has lost the task that would say so
      return;
    }
    stage.completeExceptionally(
        drop()
            ? new BusyException("closed before this command was started; nothing was done", null)
            : new OutcomeUnknownException(
                "closed while this command was in progress; repeat the same call", null));
    afterwards.accept(this);
  }
}
