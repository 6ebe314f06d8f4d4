package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/**
 * An article has another name.
 *
 * @param id the id of the shop
 */
public record ProductChangeEvent(
    String eventType, long timestamp, Long id, Long productId, @Nullable String productName)
    implements MarketEvent {
  /** Requires the ids of shop and article. */
  public ProductChangeEvent {
    Required.id("id", id);
    Required.id("productId", productId);
  }

  /** Creates the event. */
  public static ProductChangeEvent of(long storeId, long productId, @Nullable String productName) {
    return new ProductChangeEvent(
        "ProductChangeEvent", System.currentTimeMillis(), storeId, productId, productName);
  }

  @Override
  public String topic() {
    return Topics.PRODUCT_CHANGED;
  }

  @Override
  public String key() {
    return "ProductChangeEvent:" + id + ":" + productId + ":" + timestamp;
  }
}
