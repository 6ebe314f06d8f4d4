package io.holdfast.contract;

class OptimisticMapRandomScriptTest extends RandomScriptContract implements OnOptimisticMap {
  /** Fewer scripts than on the simple store, with the same rules. */
  @Override
  public Effort effort() {
    return new Effort(500, 1, 1);
  }
}
