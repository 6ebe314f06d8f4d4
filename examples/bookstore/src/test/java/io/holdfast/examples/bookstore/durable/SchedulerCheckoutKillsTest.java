package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutKills;

class SchedulerCheckoutKillsTest extends CheckoutKills implements OnScheduler {}
