/** Tests of {@link io.holdfast.restock.spi.RestockOutbox}, one class for each clause. */
@NullMarked
package io.holdfast.contract.outbox;

import org.jspecify.annotations.NullMarked;
