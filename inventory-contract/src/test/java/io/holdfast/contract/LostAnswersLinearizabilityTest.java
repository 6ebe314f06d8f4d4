package io.holdfast.contract;

import io.holdfast.contract.FlakyStore.When;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;

/** Half of the threads lose every third answer. Their calls may or may not have taken effect. */
class LostAnswersLinearizabilityTest extends LinearizabilityContract implements OnLockedMap {
  @Override
  public InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return FlakyStore.failingAfter(store, When.oneIn(3, 1));
  }
}
