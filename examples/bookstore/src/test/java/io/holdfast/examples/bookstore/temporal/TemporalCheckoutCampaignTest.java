package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutCampaign;
import io.holdfast.examples.bookstore.checks.Scene;

class TemporalCheckoutCampaignTest extends CheckoutCampaign {
  @Override
  protected Scene.EngineFactory engine() {
    return (database, timing) -> new TemporalUnderTest(timing);
  }
}
