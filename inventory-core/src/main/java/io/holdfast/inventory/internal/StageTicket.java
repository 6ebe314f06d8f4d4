package io.holdfast.inventory.internal;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.lane.Doors;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The command of a caller that does not wait. */
final class StageTicket<T> extends CommandTicket<T> {
  private final CompletableFuture<Outcome<T>> stage = new CompletableFuture<>();
  private final GuardedListener listener;
  private final Doors doors;
  private final long start;

  StageTicket(Command<T> command, long deadline, GuardedListener listener, Doors doors) {
    super(command, deadline, null);
    this.listener = listener;
    this.doors = doors;
    this.start = listener.start();
  }

  CompletionStage<Outcome<T>> stage() {
    return stage;
  }

  @Override
  protected boolean isAbandoned() {
    return stage.isDone();
  }

  @Override
  protected void answered() {
    doors.leave();
    Throwable fault = fault();
    if (fault == null) {
      Outcome<T> outcome = outcome();
      listener.outcome(request(), outcome, start);
      stage.complete(outcome);
    } else {
      if (fault instanceof InventoryException known && !stage.isCancelled()) {
        listener.fault(request(), known, start);
      }
      stage.completeExceptionally(fault);
    }
  }
}
