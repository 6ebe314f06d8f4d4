package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.List;

/**
 * Is told what happened: for metrics, traces, cache invalidation. It runs in the calling thread, or
 * for {@link AsyncStockOperations} on the executor, so it should be quick; an exception from it is
 * logged and never reaches the caller. Where commands share a unit of work, what the unit changed
 * is told by the caller that leads it. It may call the inventory, but not close it. Safe for use by
 * several threads, if the inventory is used by several.
 */
public interface InventoryListener {
  /** Hears nothing. */
  InventoryListener NONE = new InventoryListener() {};

  /**
   * A command was answered. Runs after its changes are durable, before the caller has the answer.
   *
   * @param command which
   * @param shop whose
   * @param outcome the answer
   * @param elapsed how long the caller has waited
   */
  default void onOutcome(CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {}

  /**
   * A command ended in a fault. Runs before the caller has the exception.
   *
   * @param command which
   * @param shop whose
   * @param fault what is thrown
   * @param elapsed how long the caller has waited
   */
  default void onFault(
      CommandKind command, ShopId shop, InventoryException fault, Duration elapsed) {}

  /**
   * Commands of a shop shared a unit of work, or were found to need none. Not told where they do
   * not share. Many commands in a unit say that a shop is busy, and a {@link
   * io.holdfast.inventory.error.BusyException} told to {@link #onFault} that it is too busy.
   *
   * @param shop whose
   * @param commands how many, 1 or more
   * @param elapsed how long the store took
   */
  default void onBatch(ShopId shop, int commands, Duration elapsed) {}

  /**
   * Levels have changed. Runs after the change is durable. By the time it runs a level may have
   * changed again; the higher version is the newer one.
   *
   * @param levels as they were after the change, expired holds not counted
   */
  default void onStockChanged(List<StockLevel> levels) {}

  /**
   * Restock requests have been decided and are in the outbox. Runs after that is durable: a host
   * may let its relay run now, instead of when it is next due to.
   *
   * @param requests of one shop
   */
  default void onRestockRequested(List<RestockRequest> requests) {}

  /**
   * More goods have arrived for a restock request than were asked for. Runs after that is durable,
   * once for each receipt.
   *
   * @param key what arrived
   * @param receipt how many were too many, and how many of those are withheld
   */
  default void onSurplus(StockKey key, Receipt receipt) {}
}
