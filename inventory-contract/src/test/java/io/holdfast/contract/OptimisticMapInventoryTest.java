package io.holdfast.contract;

class OptimisticMapInventoryTest extends InventoryContract implements OnOptimisticMap {
  /** Nobody waits here, so that every pair of commands can be tried. */
  @Override
  public Effort effort() {
    return new Effort(1, 1, 1_200);
  }
}
