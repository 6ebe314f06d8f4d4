package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutPaths;
import io.holdfast.examples.bookstore.checks.Scene;

class TemporalCheckoutPathsTest extends CheckoutPaths {
  @Override
  protected Scene.EngineFactory engine() {
    return (database, timing) -> new TemporalUnderTest(timing);
  }
}
