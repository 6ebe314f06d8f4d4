package io.holdfast.restock.spi;

import io.holdfast.inventory.model.ExpiredHold;

/**
 * The outbox of expired holds, on their way to the host. A store writes one message for each
 * reservation, in the same transaction that records the expiry. A message that was accepted is
 * deleted, so that no message is ever SENT.
 *
 * @since 0.1.0
 */
public interface ExpiredHoldOutbox extends Outbox<ExpiredHold> {}
