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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notifies the listeners of a host, and does not pass their exceptions to the caller. */
public class GuardedListener {
  private static final Logger LOG = LoggerFactory.getLogger(InventoryListener.class);

  /** The start of a command that began when there was no listener. */
  private static final long UNHEARD = 0;

  private final List<InventoryListener> listeners;

  public GuardedListener(InventoryListener listener) {
    this(new CopyOnWriteArrayList<>());
    add(listener);
  }

  GuardedListener(List<InventoryListener> shared) {
    this.listeners = shared;
  }

  /** Adds a listener, which is notified after those that are there. */
  public final void add(InventoryListener listener) {
    if (listener != InventoryListener.NO_OP) {
      listeners.add(listener);
    }
  }

  /** Removes a listener that was added. */
  public final void remove(InventoryListener listener) {
    listeners.remove(listener);
  }

  /** Returns whether there is no listener. */
  boolean isSilent() {
    return listeners.isEmpty();
  }

  long start() {
    return isSilent() ? UNHEARD : System.nanoTime();
  }

  /** Returns a listener that keeps all calls of the same listeners. */
  DeferredListener deferred() {
    return new DeferredListener(listeners);
  }

  void outcome(Command<?> command, Outcome<?> outcome, long start) {
    if (start == UNHEARD) {
      return;
    }
    Duration elapsed = since(start);
    call(listener -> listener.onOutcome(command.kind(), command.shop(), outcome, elapsed));
    if (outcome instanceof Outcome.Done<?> done
        && !done.replayed()
        && done.value() instanceof StockChange change) {
      surplus(change);
    }
  }

  private void surplus(StockChange change) {
    Receipt receipt = change.receipt();
    if (receipt != null && receipt.surplus() > 0) {
      call(listener -> listener.onSurplus(change.levels().get(0).key(), receipt));
    }
  }

  void fault(Command<?> command, InventoryException fault, long start) {
    if (start != UNHEARD) {
      Duration elapsed = since(start);
      call(listener -> listener.onFault(command.kind(), command.shop(), fault, elapsed));
    }
  }

  void batch(ShopId shop, int commands, long start) {
    if (start != UNHEARD) {
      Duration elapsed = since(start);
      call(listener -> listener.onBatch(shop, commands, elapsed));
    }
  }

  void changed(Changes changes) {
    if (!isSilent() && !changes.levels().isEmpty()) {
      List<StockLevel> levels =
          changes.levels().stream().map(change -> change.after().toStockLevel()).toList();
      call(listener -> listener.onStockChanged(levels));
    }
    if (!isSilent() && !changes.requests().isEmpty()) {
      call(listener -> listener.onRestockRequested(changes.requests()));
    }
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Calls each listener. */
  void call(Consumer<InventoryListener> call) {
    for (InventoryListener listener : listeners) {
      HostCode.run(
          LOG,
          "an InventoryListener failed; the command of this event is not affected",
          () -> call.accept(listener));
    }
  }
}
