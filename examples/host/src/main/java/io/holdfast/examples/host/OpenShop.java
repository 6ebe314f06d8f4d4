package io.holdfast.examples.host;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.spi.RestockOutbox;

/**
 * A shop's stock, and what goes with it.
 *
 * @param callbacks remembers which callbacks there have been
 * @param outbox the restock requests on their way
 * @param resources what all of it stands on, such as a connection pool
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
