package io.holdfast.examples.localfood.delivery;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A delivery. One that belongs to no order has no status until it is complete. */
record Delivery(
    long id,
    @Nullable DeliveryStatus status,
    List<Address> deliveryAddresses,
    LocalDateTime createdAt,
    LocalDateTime updatedBy) {
  Delivery withAddresses(List<Address> addresses) {
    return new Delivery(id, status, addresses, createdAt, updatedBy);
  }
}
