package io.holdfast.examples.host;

import io.holdfast.examples.common.Opened;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.spi.RestockOutbox;

/**
 * A shop's stock, and the stores beside it.
 *
 * @param inventory the stock
 * @param callbacks the record of the callbacks received
 * @param outbox the restock requests to be sent
 * @param resources what is closed with it: the inventory, and what the stores use
 */
public record OpenShop(
    Inventory inventory, IdempotencyStore callbacks, RestockOutbox outbox, Opened resources)
    implements AutoCloseable {
  @Override
  public void close() {
    resources.close();
  }
}
