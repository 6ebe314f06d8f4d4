package io.holdfast.inventory.internal;

import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Changes;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a host's listener, and keeps whatever it throws away from the caller. */
final class GuardedListener {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  private final InventoryListener listener;
  private final boolean silent;

  GuardedListener(InventoryListener listener) {
    this.listener = listener;
    this.silent = listener == InventoryListener.NONE;
  }

  long start() {
    return silent ? 0 : System.nanoTime();
  }

  void outcome(Command<?> command, Outcome<?> outcome, long start) {
    if (!silent) {
      guard(() -> listener.onOutcome(command.kind(), command.shop(), outcome, since(start)));
    }
  }

  void fault(Command<?> command, InventoryException fault, long start) {
    if (!silent) {
      guard(() -> listener.onFault(command.kind(), command.shop(), fault, since(start)));
    }
  }

  void changed(Changes changes) {
    if (!silent && !changes.levels().isEmpty()) {
      List<StockLevel> levels =
          changes.levels().stream().map(change -> change.after().toStockLevel()).toList();
      guard(() -> listener.onStockChanged(levels));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void guard(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      LOG.warn("an InventoryListener failed; the command it was told of is not affected", e);
    }
  }
}
