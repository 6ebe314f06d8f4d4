package io.holdfast.examples.localfood.order;

import org.jspecify.annotations.Nullable;

/** What a customer buys, checked. */
record Purchase(
    long storeId,
    long productId,
    @Nullable String productName,
    int quantity,
    @Nullable String card) {}
