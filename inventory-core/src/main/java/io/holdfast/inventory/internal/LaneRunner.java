package io.holdfast.inventory.internal;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.lane.Doors;
import io.holdfast.inventory.internal.lane.LaneLimits;
import io.holdfast.inventory.internal.lane.Lanes;
import io.holdfast.inventory.model.ShopId;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Commands of one shop that come at the same time share a unit. */
final class LaneRunner implements CommandRunner {
  private final Engine engine;
  private final GuardedListener listener;
  private final LaneOptions options;
  private final Lanes<ShopId, Command<?>, Outcome<?>> lanes;
  private final Doors doors = new Doors();

  LaneRunner(Engine engine, GuardedListener listener, LaneOptions options, Executor executor) {
    this.engine = engine;
    this.listener = listener;
    this.options = options;
    LaneLimits limits =
        new LaneLimits(
            options.queue(),
            options.batch(),
            options.batchTime().toNanos(),
            options.patience().toNanos());
    this.lanes = new Lanes<>(limits, new StoreBatches(engine, listener, options), executor);
  }

  @Override
  public <T> Outcome<T> run(Command<T> command) {
    engine.check(command);
    enter();
    try {
      long start = listener.start();
      CallerTicket<T> ticket = new CallerTicket<>(command, lanes.deadline());
      try {
        if (!lanes.call(command.shop(), ticket)) {
          throw busy(command);
        }
        Outcome<T> outcome = ticket.outcomeOrThrow();
        listener.outcome(command, outcome, start);
        return outcome;
      } catch (InventoryException fault) {
        listener.fault(command, fault, start);
        throw fault;
      }
    } finally {
      doors.leave();
    }
  }

  @Override
  public <T> CompletionStage<Outcome<T>> runAsync(Command<T> command) {
    engine.check(command);
    enter();
    StageTicket<T> ticket = new StageTicket<>(command, lanes.deadline(), listener, doors);
    if (!lanes.submit(command.shop(), ticket)) {
      ticket.fail(busy(command));
      ticket.answered();
    }
    return ticket.stage();
  }

  private void enter() {
    if (!doors.enter()) {
      throw new IllegalStateException("closed");
    }
  }

  private BusyException busy(Command<?> command) {
    return StoreBatches.busy(command.shop(), options);
  }

  @Override
  public void close() {
    doors.close();
  }
}
