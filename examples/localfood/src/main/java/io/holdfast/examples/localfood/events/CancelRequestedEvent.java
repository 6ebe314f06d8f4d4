package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** A customer asks to cancel an order. The delivery service decides. */
public record CancelRequestedEvent(
    String eventType, long timestamp, Long orderId, @Nullable Long storeId) implements MarketEvent {
  /** Requires the id of the order. */
  public CancelRequestedEvent {
    Required.id("orderId", orderId);
  }

  /** Creates the event. */
  public static CancelRequestedEvent of(long orderId, long storeId) {
    return new CancelRequestedEvent(
        "CancelRequestedEvent", System.currentTimeMillis(), orderId, storeId);
  }

  @Override
  public String topic() {
    return Topics.CANCEL_REQUESTED;
  }

  @Override
  public String key() {
    return "CancelRequestedEvent:" + orderId;
  }
}
