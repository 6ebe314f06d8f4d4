package io.holdfast.examples.tickets;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;

/** A host: it sells seats, and knows nothing of where stock is kept. */
final class TicketOffice {
  private static final Duration TIME_TO_PAY = Duration.ofSeconds(60);

  private final Inventory inventory;
  private final ShopId organiser;

  TicketOffice(Inventory inventory, ShopId organiser) {
    this.inventory = inventory;
    this.organiser = organiser;
  }

  /** Puts seats aside for a buyer, and says how it went in the buyer's words. */
  String reserve(String order, String event, String... seats) {
    return inventory
        .hold(
            HoldRequest.of(
                organiser, new ReservationId(order), TIME_TO_PAY, Line.units(event, seats)))
        .fold(
            hold -> "yours until " + hold.expiresAt(),
            refusal ->
                refusal instanceof Refusal.InsufficientStock it
                    ? "already taken: " + it.shortages().get(0).unavailableUnits()
                    : "sorry: " + refusal.code());
  }

  /** Commits the seats of an order that is paid, and returns whether the buyer has them. */
  boolean paid(String order) {
    return inventory.commit(CommitRequest.ofHold(organiser, new ReservationId(order))).isDone();
  }
}
