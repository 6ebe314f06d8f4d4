package io.holdfast.inventory.model;

/**
 * The id of a message in an outbox: that of the restock request or of the reservation that it tells
 * of.
 *
 * @since 0.1.0
 */
public sealed interface MessageId permits RestockRequestId, ReservationId {
  /** Returns the id as text. Messages are sorted by it. */
  String value();
}
