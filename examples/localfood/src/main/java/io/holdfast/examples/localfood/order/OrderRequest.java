package io.holdfast.examples.localfood.order;

import static io.holdfast.examples.localfood.web.RequestException.inRange;
import static io.holdfast.examples.localfood.web.RequestException.shortText;

import org.jspecify.annotations.Nullable;

/**
 * What a customer orders.
 *
 * @param card what pays, for the payment double; null for money that is there
 */
record OrderRequest(
    @Nullable Long storeId,
    @Nullable Long productId,
    @Nullable String productName,
    @Nullable Integer quantity,
    @Nullable String card) {
  private static final int MAX_QUANTITY = 1_000_000;

  /** Returns what was checked: shop, article and quantity are there. */
  Purchase check() {
    return new Purchase(
        inRange("storeId", storeId, 1, Long.MAX_VALUE),
        inRange("productId", productId, 1, Long.MAX_VALUE),
        shortText("productName", productName),
        inRange("quantity", quantity, 1, MAX_QUANTITY),
        shortText("card", card));
  }
}
