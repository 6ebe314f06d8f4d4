/** Restock requests on their way: the relay that takes them from the outbox to the supplier. */
@NullMarked
package io.holdfast.restock;

import org.jspecify.annotations.NullMarked;
