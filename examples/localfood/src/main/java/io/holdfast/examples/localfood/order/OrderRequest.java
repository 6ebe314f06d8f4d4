package io.holdfast.examples.localfood.order;

import static io.holdfast.examples.localfood.web.RequestException.badRequest;
import static io.holdfast.examples.localfood.web.RequestException.inRange;

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
  private static final int MAX_TEXT = 200;

  /** Returns what was checked: shop, article and quantity are there. */
  Purchase check() {
    return new Purchase(
        inRange("storeId", storeId, 1, Long.MAX_VALUE),
        inRange("productId", productId, 1, Long.MAX_VALUE),
        text("productName", productName),
        inRange("quantity", quantity, 1, MAX_QUANTITY),
        text("card", card));
  }

  private static @Nullable String text(String field, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      throw badRequest(field + ": must have at most " + MAX_TEXT + " characters");
    }
    return text;
  }
}
