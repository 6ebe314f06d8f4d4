package io.holdfast.examples.localfood.delivery;

import org.jspecify.annotations.Nullable;

/** Where a delivery goes. */
record Address(
    long id,
    @Nullable String addressName,
    @Nullable String zipCode,
    @Nullable String basicAddress,
    @Nullable String detailAddress) {}
