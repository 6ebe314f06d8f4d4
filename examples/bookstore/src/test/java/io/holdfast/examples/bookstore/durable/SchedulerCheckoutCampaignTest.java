package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutCampaign;
import io.holdfast.examples.bookstore.checks.Scene;

class SchedulerCheckoutCampaignTest extends CheckoutCampaign {
  @Override
  protected Scene.EngineFactory engine() {
    return SchedulerUnderTest::new;
  }
}
