package io.holdfast.contract;

class OptimisticMapInventoryTest extends InventoryContract implements OnOptimisticMap {
  /** No call waits here, so every pair of commands can be tested. */
  @Override
  public Effort effort() {
    return new Effort(1, 1, 1_200);
  }
}
