package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutFaults;
import io.holdfast.examples.bookstore.checks.Scene;

class SchedulerCheckoutFaultsTest extends CheckoutFaults {
  @Override
  protected Scene.EngineFactory engine() {
    return SchedulerUnderTest::new;
  }
}
