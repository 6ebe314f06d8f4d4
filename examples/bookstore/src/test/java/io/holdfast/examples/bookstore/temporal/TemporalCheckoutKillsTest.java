package io.holdfast.examples.bookstore.temporal;

import io.holdfast.examples.bookstore.checks.CheckoutKills;

class TemporalCheckoutKillsTest extends CheckoutKills implements OnTemporal {}
