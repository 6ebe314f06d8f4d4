package io.holdfast.examples.cli.store;

import io.holdfast.inventory.Inventory;

/**
 * An inventory on an open store, and the resources that are closed with it.
 *
 * @param inventory the inventory on the store
 * @param resources closes what the store uses, such as a connection pool
 */
public record OpenStore(Inventory inventory, Runnable resources) implements AutoCloseable {
  /** Returns an inventory on a store that needs no closing. */
  public static OpenStore of(Inventory inventory) {
    return new OpenStore(inventory, () -> {});
  }

  @Override
  public void close() {
    try {
      inventory.close();
    } finally {
      resources.run();
    }
  }
}
