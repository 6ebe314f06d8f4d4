package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.LaneLimits;
import io.holdfast.inventory.internal.lane.Lanes;
import io.holdfast.inventory.model.ShopId;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs commands of one shop that arrive at the same time in one transaction. */
public final class LaneRunner extends GatedRunner {
  private final GuardedListener listener;
  private final LaneOptions options;
  private final Lanes<ShopId, Command<?>, Outcome<?>> lanes;

  public LaneRunner(
      Engine engine, GuardedListener listener, LaneOptions options, Executor executor) {
    super(engine);
    this.listener = listener;
    this.options = options;
    LaneLimits limits =
        new LaneLimits(
            options.queueCapacity(),
            options.maxBatchSize(),
            options.maxBatchDuration().toNanos(),
            options.maxWait().toNanos());
    this.lanes = new Lanes<>(limits, new StoreBatches(engine, listener, options), executor);
  }

  @Override
  <T> Outcome<T> answer(Command<T> command) {
    long start = listener.start();
    Outcome<T> outcome;
    try {
      CallerTicket<T> ticket = new CallerTicket<>(command, lanes.deadline());
      if (!lanes.call(command.shop(), ticket)) {
        throw busy(command);
      }
      outcome = ticket.outcomeOrThrow();
    } catch (InventoryException fault) {
      listener.fault(command, fault, start);
      throw fault;
    }
    listener.outcome(command, outcome, start);
    return outcome;
  }

  @Override
  <T> StageTicket<T> ticket(Command<T> command, Consumer<StageTicket<?>> answered) {
    return new StageTicket<>(command, lanes.deadline(), listener, answered);
  }

  @Override
  <T> void submit(StageTicket<T> ticket) {
    if (!lanes.submit(ticket.request().shop(), ticket)) {
      ticket.fail(busy(ticket.request()));
      ticket.answered();
    }
  }

  private BusyException busy(Command<?> command) {
    return StoreBatches.busy(command.shop(), options);
  }
}
