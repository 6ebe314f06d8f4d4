package io.holdfast.contract;

class LimitedMapInventoryTest extends InventoryContract implements OnLimitedMap {
  /** Nobody waits here, so that every pair of commands can be tried. */
  @Override
  public Effort effort() {
    return new Effort(1, 1, 1_200);
  }
}
