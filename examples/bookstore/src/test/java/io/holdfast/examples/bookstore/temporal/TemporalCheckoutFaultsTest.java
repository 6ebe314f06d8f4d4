package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutFaults;

class TemporalCheckoutFaultsTest extends CheckoutFaults implements OnTemporal {}
