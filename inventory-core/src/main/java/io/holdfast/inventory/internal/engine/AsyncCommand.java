package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.PendingCommand;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The pending command of a caller that does not wait: the answer completes a stage. */
final class AsyncCommand<T> extends PendingCommand<Command<?>, Outcome<?>> {
  private final CompletableFuture<Outcome<T>> stage = new CompletableFuture<>();
  private final GuardedListener listener;
  private final Consumer<AsyncCommand<?>> afterwards;
  private final long start;

  /**
   * Creates a command without an answer.
   *
   * @param deadline the time after which it is not started, by {@link System#nanoTime}
   * @param listener the listener to call after the stage is completed
   * @param afterwards the callback for the time after the stage is completed
   */
  AsyncCommand(
      Command<T> command,
      long deadline,
      GuardedListener listener,
      Consumer<AsyncCommand<?>> afterwards) {
    super(command, deadline, null);
    this.listener = listener;
    this.afterwards = afterwards;
    this.start = listener.start();
  }

  /** Tells the end of the call once the stage is completed, however that happens. */
  @SuppressWarnings("FutureReturnValueIgnored") // the end of a call never throws
  void follow(FollowedCall call, Path path) {
    stage.whenComplete((outcome, thrown) -> call.end(outcome, thrown, path, batch()));
  }

  CompletionStage<Outcome<T>> stage() {
    return stage;
  }

  @Override
  protected boolean isAbandoned() {
    return stage.isDone();
  }

  /** Completes the stage first: neither its dependents nor a fault of theirs delay an answer. */
  @Override
  @SuppressWarnings("unchecked") // a command is only answered with its outcome
  protected void answered() {
    Throwable fault = fault();
    if (fault == null) {
      stage.complete((Outcome<T>) answerOrThrow());
    } else {
      stage.completeExceptionally(fault);
    }
    afterwards.accept(this);
    if (fault == null) {
      listener.outcome(request(), answerOrThrow(), start, Path.LANE, batch());
    } else if (fault instanceof InventoryException known && !stage.isCancelled()) {
      listener.fault(request(), known, start, Path.LANE, batch());
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
