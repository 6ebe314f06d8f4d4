package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutCampaign;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Takes most of a minute, so a build runs the campaign only on the other engine. */
@EnabledIfSystemProperty(named = "holdfast.campaign", matches = "full")
class TemporalCheckoutCampaignTest extends CheckoutCampaign implements OnTemporal {}
