/**
 * The ports of delivery: the outbox of restock requests and that of expired holds, and the
 * publishers that take their messages.
 */
@NullMarked
package io.holdfast.restock.spi;

import org.jspecify.annotations.NullMarked;
