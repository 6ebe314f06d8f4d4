package io.holdfast.contract;

class LimitedMapInventoryTest extends InventoryContract implements OnLimitedMap {
  /** No call waits here, so every pair of commands can be tested. */
  @Override
  public Effort effort() {
    return new Effort(1, 1, 1_200);
  }
}
