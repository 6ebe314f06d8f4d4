package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.inventory.model.Reservation;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The order id of a reservation: {@code ord_} and a UUID. It depends on the reservation alone, so
 * that every repetition gets it again, at any time and from any server.
 */
public final class OrderId {
  private OrderId() {}

  /** Returns the order id of a reservation. */
  public static String of(Reservation reservation) {
    // A shop id has no slash.
    String name = reservation.shop() + "/" + reservation.id();
    return "ord_" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
