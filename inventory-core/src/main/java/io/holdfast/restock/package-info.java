/** Delivery of restock requests: the relay publishes them from the outbox to the supplier. */
@NullMarked
package io.holdfast.restock;

import org.jspecify.annotations.NullMarked;
