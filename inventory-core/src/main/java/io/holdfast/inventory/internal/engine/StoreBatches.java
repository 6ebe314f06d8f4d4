package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.internal.lane.Lanes;
import io.holdfast.inventory.internal.lane.Lanes.Done;
import io.holdfast.inventory.internal.lane.PendingCommand;
import io.holdfast.inventory.model.ShopId;
import java.util.List;

/**
 * Runs the batches of lanes as transactions of the store. Listeners are notified after the next
 * batch has started, so that a listener may use the inventory.
 */
public final class StoreBatches implements Lanes.Batches<ShopId, Command<?>, Outcome<?>> {
  private final Engine engine;
  private final GuardedListener listener;
  private final LaneOptions options;

  StoreBatches(Engine engine, GuardedListener listener, LaneOptions options) {
    this.engine = engine;
    this.listener = listener;
    this.options = options;
  }

  @Override
  public Done run(ShopId shop, List<PendingCommand<Command<?>, Outcome<?>>> batch, boolean quiet) {
    if (listener.isSilent()) {
      return done(new BatchRun(engine, listener, shop), batch, quiet, StoreBatches::tellNobody);
    }
    DeferredListener deferred = new DeferredListener(listener);
    BatchRun run = new BatchRun(engine.telling(deferred), new GuardedListener(deferred), shop);
    return done(run, batch, quiet, deferred::tell);
  }

  private static Done done(
      BatchRun run,
      List<PendingCommand<Command<?>, Outcome<?>>> batch,
      boolean quiet,
      Runnable afterwards) {
    run.settle(batch, quiet);
    return new Done(!run.hasChanged(), afterwards);
  }

  private static void tellNobody() {}

  @Override
  public RuntimeException dropped(ShopId shop) {
    return busy(shop, options);
  }

  @Override
  public RuntimeException broken(ShopId shop, Throwable cause) {
    return new OutcomeUnknownException(
        "the transaction of shop " + shop + " was aborted; repeat the same call", cause);
  }

  public static BusyException busy(ShopId shop, LaneOptions options) {
    return new BusyException(
        "shop "
            + shop
            + " has more commands than the store takes in time: "
            + options.queueCapacity()
            + " are waiting already, or this one has waited for "
            + options.maxWait()
            + "; nothing was done",
        null);
  }
}
