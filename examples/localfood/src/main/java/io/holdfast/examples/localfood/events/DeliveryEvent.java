package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** A delivery has started, is complete, or will not take place. */
public record DeliveryEvent(
    Kind eventType, long timestamp, Long orderId, @Nullable Long storeId, Long deliveryId)
    implements MarketEvent {
  /** What happened. */
  public enum Kind {
    /** The carrier has the goods. */
    DeliveryStartedEvent(Topics.DELIVERY_STARTED),
    /** The customer has the goods. */
    DeliveryCompletedEvent(Topics.DELIVERY_COMPLETED),
    /** The customer has cancelled before the carrier came. */
    DeliveryCanceledEvent(Topics.DELIVERY_CANCELED);

    private final String topic;

    Kind(String topic) {
      this.topic = topic;
    }
  }

  /** Requires what happened and the ids of order and delivery. */
  public DeliveryEvent {
    if (eventType == null) {
      throw new IllegalArgumentException("eventType: required");
    }
    Required.id("orderId", orderId);
    Required.id("deliveryId", deliveryId);
  }

  /** Creates the event. */
  public static DeliveryEvent of(Kind kind, long orderId, @Nullable Long storeId, long deliveryId) {
    return new DeliveryEvent(kind, System.currentTimeMillis(), orderId, storeId, deliveryId);
  }

  @Override
  public String topic() {
    return eventType.topic;
  }

  @Override
  public String key() {
    return eventType + ":" + orderId;
  }
}
