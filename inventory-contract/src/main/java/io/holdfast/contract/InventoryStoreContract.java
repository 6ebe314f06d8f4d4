package io.holdfast.contract;

import io.holdfast.contract.clause.AtomicityClause;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.Nested;

/**
 * The clauses of {@link io.holdfast.inventory.spi.InventoryStore}, tested on the store alone,
 * without any rule of inventory. See {@link StoreFixture} for the wiring.
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class InventoryStoreContract implements StoreFixture {
  /** For the wiring. */
  protected InventoryStoreContract() {}

  @Nested
  class Atomicity extends AtomicityClause {
    Atomicity() {
      super(InventoryStoreContract.this);
    }
  }
}
