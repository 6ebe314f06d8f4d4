package io.holdfast.examples.localfood.events;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** An order was paid. What is missing or senseless in it, the shop refuses. */
public record OrderedEvent(
    String eventType,
    long timestamp,
    Long id,
    @Nullable Long storeId,
    @Nullable Long productId,
    @Nullable Integer quantity,
    @Nullable LocalDateTime createdAt,
    @Nullable LocalDateTime updatedBy)
    implements MarketEvent {
  /** Requires the id of the order. */
  public OrderedEvent {
    Required.id("id", id);
  }

  /** Creates the event. */
  public static OrderedEvent of(
      long id,
      long storeId,
      long productId,
      int quantity,
      LocalDateTime createdAt,
      LocalDateTime updatedBy) {
    return new OrderedEvent(
        "OrderedEvent",
        System.currentTimeMillis(),
        id,
        storeId,
        productId,
        quantity,
        createdAt,
        updatedBy);
  }

  @Override
  public String topic() {
    return Topics.ORDERED;
  }

  @Override
  public String key() {
    return "OrderedEvent:" + id;
  }
}
