package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the events for a listener until they may be delivered. Not safe for use by several threads.
 */
final class DeferredListener implements InventoryListener {
  private final GuardedListener listener;
  private final List<Runnable> untold = new ArrayList<>();

  DeferredListener(GuardedListener listener) {
    this.listener = listener;
  }

  boolean wantsLevels() {
    return listener.wantsLevels();
  }

  @Override
  public void onOutcome(CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {
    untold.add(() -> listener.outcome(command, shop, outcome, elapsed));
  }

  @Override
  public void onFault(
      CommandKind command, ShopId shop, InventoryException fault, Duration elapsed) {
    untold.add(() -> listener.fault(command, shop, fault, elapsed));
  }

  @Override
  public void onBatch(ShopId shop, int commands, Duration elapsed) {
    untold.add(() -> listener.batch(shop, commands, elapsed));
  }

  @Override
  public void onStockChanged(List<StockLevel> levels) {
    untold.add(() -> listener.changed(levels));
  }

  @Override
  public void onRestockRequested(List<RestockRequest> requests) {
    untold.add(() -> listener.requested(requests));
  }

  void tell() {
    untold.forEach(Runnable::run);
  }
}
