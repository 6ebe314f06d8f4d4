package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.internal.command.Command;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.support.HostCode;
import io.holdfast.inventory.spi.support.LoggedFailure;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies a host's listener, and does not pass its exceptions to the caller. */
public final class GuardedListener {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  private final InventoryListener listener;
  private final boolean silent;
  private final boolean wantsLevels;

  public GuardedListener(InventoryListener listener) {
    this.listener = listener;
    this.silent = listener == InventoryListener.NO_OP;
    this.wantsLevels =
        listener instanceof DeferredListener it ? it.wantsLevels() : looksAtLevels(listener);
  }

  /** Returns whether there is no listener. */
  boolean isSilent() {
    return silent;
  }

  long start() {
    return silent ? 0 : System.nanoTime();
  }

  void outcome(Command<?> command, Outcome<?> outcome, long start) {
    if (!silent) {
      outcome(command.kind(), command.shop(), outcome, since(start));
    }
  }

  void outcome(CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {
    guard(() -> listener.onOutcome(command, shop, outcome, elapsed));
    if (outcome instanceof Outcome.Done<?> done
        && !done.replayed()
        && done.value() instanceof StockChange change) {
      surplus(change);
    }
  }

  private void surplus(StockChange change) {
    Receipt receipt = change.receipt();
    if (receipt != null && receipt.surplus() > 0) {
      guard(() -> listener.onSurplus(change.levels().get(0).key(), receipt));
    }
  }

  void fault(Command<?> command, InventoryException fault, long start) {
    if (!silent) {
      fault(command.kind(), command.shop(), fault, since(start));
    }
  }

  void fault(CommandKind command, ShopId shop, InventoryException fault, Duration elapsed) {
    guard(() -> listener.onFault(command, shop, fault, elapsed));
  }

  void batch(ShopId shop, int commands, Duration elapsed) {
    guard(() -> listener.onBatch(shop, commands, elapsed));
  }

  /** Returns whether the listener looks at levels that have changed. */
  boolean wantsLevels() {
    return wantsLevels;
  }

  void changed(Changes changes) {
    changed(changes, levels -> levels.stream().map(LevelChange::after).toList());
  }

  /**
   * Tells of changes. Levels that were not written as they were decided are read back; if that
   * fails, it is logged, and the levels are not told.
   *
   * @param stored the function that returns the levels as they are stored
   */
  void changed(Changes changes, Function<List<LevelChange>, List<StoredLevel>> stored) {
    if (wantsLevels && !changes.levels().isEmpty()) {
      try {
        changed(stored.apply(changes.levels()).stream().map(StoredLevel::toStockLevel).toList());
      } catch (InventoryException e) {
        LOG.warn("levels that have changed could not be read back", LoggedFailure.of(e));
      }
    }
    if (!silent && !changes.requests().isEmpty()) {
      requested(changes.requests());
    }
  }

  private static boolean looksAtLevels(InventoryListener listener) {
    try {
      return !listener
          .getClass()
          .getMethod("onStockChanged", List.class)
          .getDeclaringClass()
          .equals(InventoryListener.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException(e);
    }
  }

  void requested(List<RestockRequest> requests) {
    guard(() -> listener.onRestockRequested(requests));
  }

  void changed(List<StockLevel> levels) {
    guard(() -> listener.onStockChanged(levels));
  }

  static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private static void guard(Runnable call) {
    HostCode.run(
        LOG, "an InventoryListener failed; the command of this event is not affected", call);
  }
}
