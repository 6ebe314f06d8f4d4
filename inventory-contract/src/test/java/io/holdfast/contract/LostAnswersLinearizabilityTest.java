package io.holdfast.contract;

import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.FlakyStore;
import io.holdfast.testing.FlakyStore.When;
import java.time.InstantSource;

/** Half of the threads lose every third answer. Their calls may or may not have taken effect. */
class LostAnswersLinearizabilityTest extends LinearizabilityContract implements OnLockedMap {
  @Override
  public InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return FlakyStore.failingAfter(store, When.oneIn(3, 1));
  }
}
