package io.holdfast.contract;

import io.holdfast.contract.behaviour.PairCases;
import org.junit.jupiter.api.Nested;

/** Tests every pair of commands, on a store on which no call waits. */
class EveryPairTest implements OnLimitedMap {
  @Override
  public Effort effort() {
    return new Effort(1, 1, Integer.MAX_VALUE);
  }

  @Nested
  class Pairs extends PairCases {}
}
