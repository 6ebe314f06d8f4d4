package io.holdfast.examples.host;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.spi.RestockOutbox;

/**
 * A shop's stock, and the stores beside it.
 *
 * @param inventory the stock
 * @param callbacks the record of the callbacks received
 * @param outbox the restock requests to be sent
 * @param resources closes what the stores use, such as a connection pool
 */
public record OpenShop(
    Inventory inventory, IdempotencyStore callbacks, RestockOutbox outbox, Runnable resources)
    implements AutoCloseable {
  @Override
  public void close() {
    try {
      inventory.close();
    } finally {
      resources.run();
    }
  }
}
