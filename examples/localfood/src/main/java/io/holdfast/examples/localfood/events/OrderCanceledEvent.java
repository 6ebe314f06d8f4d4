package io.holdfast.examples.localfood.events;

/** The shop cannot serve an order. */
public record OrderCanceledEvent(String eventType, long timestamp, Long orderId)
    implements MarketEvent {
  /** Requires the id of the order. */
  public OrderCanceledEvent {
    Required.id("orderId", orderId);
  }

  /** Creates the event. */
  public static OrderCanceledEvent of(long orderId) {
    return new OrderCanceledEvent("OrderCanceledEvent", System.currentTimeMillis(), orderId);
  }

  @Override
  public String topic() {
    return Topics.ORDER_CANCELED;
  }

  @Override
  public String key() {
    return "OrderCanceledEvent:" + orderId;
  }
}
