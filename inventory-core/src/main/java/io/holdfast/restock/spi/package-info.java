/**
 * The ports of restock: the outbox of requests, and the publisher that sends them to the supplier.
 */
@NullMarked
package io.holdfast.restock.spi;

import org.jspecify.annotations.NullMarked;
