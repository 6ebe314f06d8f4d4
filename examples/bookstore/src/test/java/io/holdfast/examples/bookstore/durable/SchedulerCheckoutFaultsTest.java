package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutFaults;

class SchedulerCheckoutFaultsTest extends CheckoutFaults implements OnScheduler {}
