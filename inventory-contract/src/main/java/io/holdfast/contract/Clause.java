package io.holdfast.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cites the clause that a group of tests proves. Clauses are those of {@link
 * io.holdfast.inventory.spi.InventoryStore}, {@link io.holdfast.idempotency.IdempotencyStore} and
 * {@link io.holdfast.restock.spi.RestockOutbox}.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Clause {
  /**
   * Returns the number of the clause, or 0 for the reads of {@link
   * io.holdfast.inventory.spi.InventoryListings} that have no clause.
   */
  int value();

  /** Returns the title of the clause. */
  String title();
}
