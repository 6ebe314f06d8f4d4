package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.List;

/**
 * A callback for the results of commands and for changes of stock, for metrics, traces and cache
 * invalidation.
 *
 * <p>A listener runs in the calling thread, or for {@link AsyncStockOperations} on the executor, so
 * it should be quick. Where commands share a transaction, the caller that leads the transaction
 * reports its changes. Everything that a listener throws, also an {@link Error}, is logged and
 * never reaches the caller; a {@link VirtualMachineError} also goes to the uncaught exception
 * handler of the thread. A listener may call the inventory, but must not close it.
 *
 * <p>An implementation must be safe for use by several threads if the inventory is used by several
 * threads.
 */
public interface InventoryListener {
  /** A listener that does nothing. */
  InventoryListener NO_OP = new InventoryListener() {};

  /**
   * Called when a command has an answer, either done or refused. Runs after the changes are
   * durable: before a blocking call returns, and after a stage is complete.
   *
   * @param command the kind of the command
   * @param shop the tenant
   * @param outcome the answer
   * @param elapsed the time that the caller has waited
   */
  default void onOutcome(CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {}

  /**
   * Called when a command has failed with a fault. Runs before a blocking call throws, and after a
   * stage is complete.
   *
   * @param command the kind of the command
   * @param shop the tenant
   * @param fault the exception that is thrown
   * @param elapsed the time that the caller has waited
   */
  default void onFault(
      CommandKind command, ShopId shop, InventoryException fault, Duration elapsed) {}

  /**
   * Called when commands of a shop have shared a transaction, or turned out to need none. Not
   * called where commands do not share transactions. Many commands in a transaction show that a
   * shop is busy; a {@link io.holdfast.inventory.error.BusyException} in {@link #onFault} shows
   * that it is overloaded.
   *
   * @param shop the tenant
   * @param commands the number of commands, 1 or more
   * @param elapsed the time that the store took
   */
  default void onBatch(ShopId shop, int commands, Duration elapsed) {}

  /**
   * Called when levels have changed. Runs after the change is durable. A level may have changed
   * again by then; the higher version is the newer one. Where several processes sell, the store may
   * have to read the levels back, which costs one more read for each transaction; if the read
   * fails, that is logged, and the levels are not told.
   *
   * @param levels the levels as they were stored after the change, or later, with expired holds not
   *     counted
   */
  default void onStockChanged(List<StockLevel> levels) {}

  /**
   * Called when restock requests have been decided and are in the outbox. Runs after they are
   * durable. A host may run its relay now, instead of waiting until it is next due.
   *
   * @param requests the restock requests, all of one shop
   */
  default void onRestockRequested(List<RestockRequest> requests) {}

  /**
   * Called when more goods have arrived for a restock request than were asked for. Runs after the
   * receipt is durable, once for each receipt.
   *
   * @param key the stock key of the goods
   * @param receipt the receipt, which says how many pieces are surplus and how many of those are
   *     withheld
   */
  default void onSurplus(StockKey key, Receipt receipt) {}
}
