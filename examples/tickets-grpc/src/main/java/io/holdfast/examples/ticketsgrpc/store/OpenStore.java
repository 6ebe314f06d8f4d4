package io.holdfast.examples.ticketsgrpc.store;

import io.holdfast.inventory.spi.InventoryStore;

/**
 * An open store, and the resources that are closed after it.
 *
 * @param store the store
 * @param resources closes what the store uses, such as a connection pool
 */
public record OpenStore(InventoryStore store, Runnable resources) implements AutoCloseable {
  @Override
  public void close() {
    resources.run();
  }
}
