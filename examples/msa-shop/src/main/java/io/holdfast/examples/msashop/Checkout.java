package io.holdfast.examples.msashop;

import org.jspecify.annotations.Nullable;

/** The body of {@code POST /checkout}. It takes one piece. */
record Checkout(@Nullable String productSku) {}
