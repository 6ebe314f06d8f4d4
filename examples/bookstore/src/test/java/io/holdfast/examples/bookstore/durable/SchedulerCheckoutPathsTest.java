package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutPaths;
import io.holdfast.examples.bookstore.checks.Scene;

class SchedulerCheckoutPathsTest extends CheckoutPaths {
  @Override
  protected Scene.EngineFactory engine() {
    return SchedulerUnderTest::new;
  }
}
