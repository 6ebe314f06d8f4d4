package io.holdfast.examples.localfood.store;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A shop with its article.
 *
 * @param stock what can be sold
 */
record Store(
    long id,
    long productId,
    @Nullable String productName,
    long stock,
    LocalDateTime createdAt,
    LocalDateTime updatedBy) {
  Store withStock(long stock) {
    return new Store(id, productId, productName, stock, createdAt, updatedBy);
  }
}
