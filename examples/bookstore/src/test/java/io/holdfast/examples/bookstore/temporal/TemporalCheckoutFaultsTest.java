package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutFaults;
import io.holdfast.examples.bookstore.checks.Scene;

class TemporalCheckoutFaultsTest extends CheckoutFaults {
  @Override
  protected Scene.EngineFactory engine() {
    return (database, timing) -> new TemporalUnderTest(timing);
  }
}
