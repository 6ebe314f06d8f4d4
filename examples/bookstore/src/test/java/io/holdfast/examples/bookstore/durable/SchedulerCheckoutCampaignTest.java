package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutCampaign;

class SchedulerCheckoutCampaignTest extends CheckoutCampaign implements OnScheduler {}
