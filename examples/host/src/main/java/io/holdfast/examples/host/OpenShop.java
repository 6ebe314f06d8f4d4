package io.holdfast.examples.host;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.restock.spi.RestockOutbox;

/**
 * A shop's open stock, and the stores beside it.
 *
 * @param inventory the stock
 * @param callbacks the record of the callbacks received
 * @param outbox the restock requests to be sent
 */
record OpenShop(Inventory inventory, IdempotencyStore callbacks, RestockOutbox outbox) {}
