package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequest;

/**
 * The outbox of restock requests that have been decided, on their way to the supplier. A store
 * writes a request in the same transaction as the level that needs it. A message that was accepted
 * is SENT until its request is closed.
 *
 * @since 0.1.0
 */
public interface RestockOutbox extends Outbox<RestockRequest> {}
