package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutPaths;

class TemporalCheckoutPathsTest extends CheckoutPaths implements OnTemporal {}
