package io.holdfast.contract.internal;

import io.holdfast.contract.ForwardingStore;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;

/** A store that lets something else happen in the middle of the first decision it is asked for. */
public final class InterleavedStore extends ForwardingStore {
  private final Meanwhile meanwhile;

  /**
   * In front of a store.
   *
   * @param store does the work
   * @param meanwhile what happens
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
