package io.holdfast.inventory;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A callback for the results of commands and for changes of stock, for metrics, traces and cache
 * invalidation.
 *
 * <p>A listener runs in the calling thread, or for {@link AsyncStockOperations} on the executor, so
 * it should be quick. Where commands share a transaction, the caller that leads the transaction
 * reports its changes. Everything that a listener throws, also an {@link Error}, is logged and
 * never reaches the caller or another listener; a {@link VirtualMachineError} also goes to the
 * uncaught exception handler of the thread. A listener may call the inventory, but must not close
 * it.
 *
 * <p>A listener hears what this inventory does, not what other processes do. What happens in a
 * transaction of the host is told after its commit, see {@link AfterCommitListener}.
 *
 * <p>An implementation must be safe for use by several threads if the inventory is used by several
 * threads.
 *
 * @since 0.1.0
 */
public interface InventoryListener {
  /** A listener that does nothing. */
  InventoryListener NO_OP = new InventoryListener() {};

  /**
   * Called when a host calls a command, in the calling thread, after the checks of the request and
   * before anything is waited for. For traces, which need the time and the thread of the start.
   * Listeners that only count use {@link #onCommand}.
   *
   * @param call the command that begins
   * @return the callback for the end of this call; null, the default, for none
   */
  default CommandCall.@Nullable End onCall(CommandCall call) {
    return null;
  }

  /**
   * Called when a command has an answer, or has failed. Runs after the changes are durable. A
   * blocking call returns or throws after it; a stage is complete before it.
   *
   * @param event the command, with its outcome or its fault
   */
  default void onCommand(CommandEvent event) {}

  /**
   * Called when commands of a shop have shared a transaction, or turned out to need none. Not
   * called where commands do not share transactions. Many commands in a transaction show that a
   * shop is busy; a {@link io.holdfast.inventory.error.BusyException} in {@link #onCommand} shows
   * that it is overloaded.
   *
   * @param shop the tenant
   * @param commands the number of commands, 1 or more
   * @param elapsed the time that the store took
   */
  default void onBatch(ShopId shop, int commands, Duration elapsed) {}

  /**
   * Called when a read has a result, or has failed. The read returns or throws after it.
   *
   * @param event the read, with its fault if it has failed
   */
  default void onRead(ReadEvent event) {}

  /**
   * Called when a page of a shop has been verified, before {@link Inventory#verify} returns it.
   *
   * @param shop the tenant
   * @param report the number of levels that were checked, and the violations that were found
   */
  default void onVerified(ShopId shop, VerifyReport report) {}

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
   * Called when holds are recorded as expired: by {@link Inventory#sweep}, or by a command that
   * needed their stock or met the hold. Runs after the record is durable, in the process that wrote
   * it, once for each hold. It is not called if that process dies in between; a host that must not
   * miss an expiry also looks up its open orders.
   *
   * @param reservations the reservations, in state {@code EXPIRED}, all of one shop
   */
  default void onHoldsExpired(List<Reservation> reservations) {}

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
