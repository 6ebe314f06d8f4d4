package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.support.HostCode;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies a host's listener, and does not pass its exceptions to the caller. */
public class GuardedListener {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  private final InventoryListener listener;
  private final boolean silent;

  public GuardedListener(InventoryListener listener) {
    this.listener = listener;
    this.silent = listener == InventoryListener.NO_OP;
  }

  /** Returns whether there is no listener. */
  boolean isSilent() {
    return silent;
  }

  long start() {
    return silent ? 0 : System.nanoTime();
  }

  /** Returns a listener that keeps all calls of the same host's listener. */
  DeferredListener deferred() {
    return new DeferredListener(listener);
  }

  void outcome(Command<?> command, Outcome<?> outcome, long start) {
    if (silent) {
      return;
    }
    Duration elapsed = since(start);
    call(() -> listener.onOutcome(command.kind(), command.shop(), outcome, elapsed));
    if (outcome instanceof Outcome.Done<?> done
        && !done.replayed()
        && done.value() instanceof StockChange change) {
      surplus(change);
    }
  }

  private void surplus(StockChange change) {
    Receipt receipt = change.receipt();
    if (receipt != null && receipt.surplus() > 0) {
      call(() -> listener.onSurplus(change.levels().get(0).key(), receipt));
    }
  }

  void fault(Command<?> command, InventoryException fault, long start) {
    if (!silent) {
      Duration elapsed = since(start);
      call(() -> listener.onFault(command.kind(), command.shop(), fault, elapsed));
    }
  }

  void batch(ShopId shop, int commands, long start) {
    if (!silent) {
      Duration elapsed = since(start);
      call(() -> listener.onBatch(shop, commands, elapsed));
    }
  }

  void changed(Changes changes) {
    if (!silent && !changes.levels().isEmpty()) {
      List<StockLevel> levels =
          changes.levels().stream().map(change -> change.after().toStockLevel()).toList();
      call(() -> listener.onStockChanged(levels));
    }
    if (!silent && !changes.requests().isEmpty()) {
      call(() -> listener.onRestockRequested(changes.requests()));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Calls the host's listener. */
  void call(Runnable call) {
    HostCode.run(
        LOG, "an InventoryListener failed; the command of this event is not affected", call);
  }
}
