package io.holdfast.inventory.model;

/**
 * The id of a message in an outbox. It is the id of the restock request, or of the reservation that
 * has expired.
 *
 * @since 0.1.0
 */
public sealed interface MessageId permits RestockRequestId, ReservationId {
  /** Returns the id as text. Messages are sorted by it. */
  String value();
}
