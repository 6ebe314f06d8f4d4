package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** The shop has the goods of an order ready. */
public record ProductSandEvent(
    String eventType,
    long timestamp,
    Long orderId,
    @Nullable Long storeId,
    @Nullable Long productId,
    @Nullable String address)
    implements MarketEvent {
  // Orders have no address: the original sends this one.
  private static final String ADDRESS = "서울시 서초구 효령로 147";

  /** Requires the id of the order. */
  public ProductSandEvent {
    Required.id("orderId", orderId);
  }

  /** Creates the event. */
  public static ProductSandEvent of(long orderId, long storeId, long productId) {
    return new ProductSandEvent(
        "ProductSandEvent", System.currentTimeMillis(), orderId, storeId, productId, ADDRESS);
  }

  @Override
  public String topic() {
    return Topics.PRODUCT_SAND;
  }

  @Override
  public String key() {
    return "ProductSandEvent:" + orderId;
  }
}
