package io.holdfast.contract;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cites the clause of {@link io.holdfast.inventory.spi.InventoryStore}, of {@link
 * io.holdfast.idempotency.IdempotencyStore}, or of {@link io.holdfast.restock.spi.RestockOutbox},
 * that a group of tests proves.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Clause {
  /**
   * Its number; 0 for the reads of {@link io.holdfast.inventory.spi.InventoryListings}, which have
   * none.
   */
  int value();

  /** Its title. */
  String title();
}
