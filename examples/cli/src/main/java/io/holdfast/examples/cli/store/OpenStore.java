package io.holdfast.examples.cli.store;

import io.holdfast.examples.common.Opened;
import io.holdfast.inventory.Inventory;

/**
 * An inventory on an open store, and the resources that are closed with it.
 *
 * @param inventory the inventory on the store
 * @param resources what is closed with it: the inventory, and what the store uses
 */
public record OpenStore(Inventory inventory, Opened resources) implements AutoCloseable {
  /** Returns an inventory on a store that uses nothing else. */
  public static OpenStore of(Inventory inventory) {
    Opened open = new Opened();
    return new OpenStore(open.add(inventory), open);
  }

  @Override
  public void close() {
    resources.close();
  }
}
