package io.holdfast.examples.localfood.store;

import org.jspecify.annotations.Nullable;

/**
 * What a shop says of itself.
 *
 * @param id the shop whose article is renamed
 */
record StoreRequest(
    @Nullable Long id,
    @Nullable Long productId,
    @Nullable String productName,
    @Nullable Integer stock) {}
