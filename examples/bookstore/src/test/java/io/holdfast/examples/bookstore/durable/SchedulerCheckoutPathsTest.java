package io.holdfast.examples.bookstore.durable;

import io.holdfast.examples.bookstore.checks.CheckoutPaths;

class SchedulerCheckoutPathsTest extends CheckoutPaths implements OnScheduler {}
