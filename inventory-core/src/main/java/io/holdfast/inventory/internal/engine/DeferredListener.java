package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.InventoryListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Keeps the calls of the listeners of a host until they may be made. Not safe for use by several
 * threads.
 */
final class DeferredListener extends GuardedListener {
  private final List<Consumer<InventoryListener>> untold = new ArrayList<>();

  DeferredListener(List<InventoryListener> listeners) {
    super(listeners);
  }

  @Override
  void call(Consumer<InventoryListener> call) {
    untold.add(call);
  }

  /** Makes all calls, in the order in which they came. */
  void tell() {
    untold.forEach(super::call);
  }
}
