package io.holdfast.examples.msashop;

import org.jspecify.annotations.Nullable;

/** What {@code POST /checkout} is sent. It takes one piece. */
record Checkout(@Nullable String productSku) {}
