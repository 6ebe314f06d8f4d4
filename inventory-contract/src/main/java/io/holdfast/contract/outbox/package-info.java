/** The clauses of {@link io.holdfast.restock.spi.RestockOutbox}, each a group of tests. */
@NullMarked
package io.holdfast.contract.outbox;

import org.jspecify.annotations.NullMarked;
