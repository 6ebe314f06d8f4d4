package io.holdfast.contract;

import io.holdfast.contract.internal.SentenceNames;
import org.junit.jupiter.api.DisplayNameGeneration;

/**
 * What a host sees through {@link io.holdfast.inventory.Inventory}: every case of the rules, on the
 * store. See {@link StoreFixture} for the wiring.
 */
@DisplayNameGeneration(SentenceNames.class)
public abstract class InventoryContract implements StoreFixture {
  /** For the wiring. */
  protected InventoryContract() {}
}
