package io.holdfast.contract.internal;

import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.ForwardingStore;

/** A store that runs another task in the middle of the first decision. */
public final class InterleavedStore extends ForwardingStore {
  private final Meanwhile meanwhile;

  /**
   * Creates a store in front of another one.
   *
   * @param store the store that does the work
   * @param meanwhile the task to run in the middle
   */
  public InterleavedStore(InventoryStore store, Meanwhile meanwhile) {
    super(store);
    this.meanwhile = meanwhile;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return super.decide(footprint, meanwhile.in(decision));
  }
}
