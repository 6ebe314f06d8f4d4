package io.holdfast.contract;

class LimitedMapRandomScriptTest extends RandomScriptContract implements OnLimitedMap {
  /** Fewer scripts than on the simple store, with the same rules. */
  @Override
  public Effort effort() {
    return new Effort(500, 1, 1);
  }
}
