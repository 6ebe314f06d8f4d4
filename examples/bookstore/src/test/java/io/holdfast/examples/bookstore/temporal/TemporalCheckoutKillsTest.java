package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutKills;
import io.holdfast.examples.bookstore.checks.Scene;

class TemporalCheckoutKillsTest extends CheckoutKills {
  @Override
  protected Scene.EngineFactory engine() {
    return (database, timing) -> new TemporalUnderTest(timing);
  }
}
