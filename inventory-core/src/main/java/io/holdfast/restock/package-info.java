/**
 * Delivery of messages from an outbox: restock requests to the supplier, expired holds to the host.
 */
@NullMarked
package io.holdfast.restock;

import org.jspecify.annotations.NullMarked;
