package io.holdfast.examples.cli.store;

import io.holdfast.inventory.Inventory;

/**
 * An inventory on an open store, and what has to be closed with it.
 *
 * @param inventory on the store
 * @param resources what the store stands on, such as a connection pool
 */
public record OpenStore(Inventory inventory, Runnable resources) implements AutoCloseable {
  /** An inventory on a store that needs no closing. */
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
