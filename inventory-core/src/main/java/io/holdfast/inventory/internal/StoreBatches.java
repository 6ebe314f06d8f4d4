package io.holdfast.inventory.internal;

import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.BatchDecision.Answer;
import io.holdfast.inventory.internal.lane.Lanes;
import io.holdfast.inventory.internal.lane.Lanes.Done;
import io.holdfast.inventory.internal.lane.Ticket;
import io.holdfast.inventory.model.ShopId;
import java.util.List;

/**
 * Turns the batches of lanes into units of the store. What hosts have to be told is told once the
 * next batch has begun, so that a listener may use the inventory.
 */
final class StoreBatches implements Lanes.Batches<ShopId, Command<?>, Outcome<?>> {
  private final Engine engine;
  private final GuardedListener listener;
  private final LaneOptions options;

  StoreBatches(Engine engine, GuardedListener listener, LaneOptions options) {
    this.engine = engine;
    this.listener = listener;
    this.options = options;
  }

  @Override
  public Done run(ShopId shop, List<Ticket<Command<?>, Outcome<?>>> batch, boolean quiet) {
    if (listener.isSilent()) {
      return new Done(settle(engine, shop, batch, quiet), StoreBatches::tellNobody);
    }
    DeferredListener deferred = new DeferredListener(listener);
    long start = listener.start();
    boolean nowQuiet = settle(engine.telling(deferred), shop, batch, quiet);
    deferred.onBatch(shop, batch.size(), GuardedListener.since(start));
    return new Done(nowQuiet, deferred::tell);
  }

  private static void tellNobody() {}

  /**
   * Answers all, and says whether nothing has changed. A unit that the store cannot write because
   * of what is in it is halved until those are found that cannot be written.
   */
  private static boolean settle(
      Engine engine, ShopId shop, List<Ticket<Command<?>, Outcome<?>>> batch, boolean quiet) {
    try {
      var ruling = engine.run(shop, batch.stream().map(Ticket::request).toList(), quiet);
      for (int i = 0; i < batch.size(); i++) {
        answer(batch.get(i), ruling.answers().get(i));
      }
      return !ruling.changed();
    } catch (RuntimeException e) {
      if (batch.size() == 1 || Faults.isOfTheStore(e)) {
        batch.forEach(ticket -> ticket.fail(batch.size() == 1 ? e : Faults.copy(e)));
        return false;
      }
      int half = batch.size() / 2;
      settle(engine, shop, batch.subList(0, half), false);
      settle(engine, shop, batch.subList(half, batch.size()), false);
      return false;
    }
  }

  private static void answer(Ticket<Command<?>, Outcome<?>> ticket, Answer answer) {
    if (answer.fault() != null) {
      ticket.fail(answer.fault());
    } else if (answer.outcome() != null) {
      ticket.answer(answer.outcome());
    }
  }

  @Override
  public RuntimeException dropped(ShopId shop) {
    return busy(shop, options);
  }

  @Override
  public RuntimeException broken(ShopId shop, Throwable cause) {
    return new OutcomeUnknownException(
        "the unit of shop " + shop + " broke off; repeat the same call", cause);
  }

  static BusyException busy(ShopId shop, LaneOptions options) {
    return new BusyException(
        "shop "
            + shop
            + " has more commands than the store takes in time: "
            + options.queue()
            + " are waiting already, or this one has waited for "
            + options.patience()
            + "; nothing was done",
        null);
  }
}
