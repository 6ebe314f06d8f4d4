package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutKills;
import io.holdfast.examples.bookstore.checks.Scene;

class SchedulerCheckoutKillsTest extends CheckoutKills {
  @Override
  protected Scene.EngineFactory engine() {
    return SchedulerUnderTest::new;
  }
}
