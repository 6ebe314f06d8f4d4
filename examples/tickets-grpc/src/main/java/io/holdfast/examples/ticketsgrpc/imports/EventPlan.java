package io.holdfast.examples.ticketsgrpc.imports;

import io.holdfast.examples.ticketsgrpc.sale.Fields;
import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.NewEvent;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.UnitId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All that is written for one event. Making it reads and checks everything, so that no event is on
 * sale without its sales because a name cannot be used.
 *
 * @param event the event
 * @param sold the sales by reservation
 * @param held the holds by reservation
 */
record EventPlan(
    NewEvent event,
    Map<ReservationId, TicketRequest> sold,
    Map<ReservationId, TicketRequest> held) {
  /**
   * Makes the plan of an event.
   *
   * @throws InvalidCallException if something of it cannot be copied
   * @throws io.holdfast.inventory.error.InvalidRequestException if a name breaks a rule
   */
  static EventPlan of(LegacyEvent event) {
    if (!event.ofUnknownStatus().isEmpty()) {
      throw new InvalidCallException("unknown status of the seats " + event.ofUnknownStatus());
    }
    List<UnitId> seats = event.seats().keySet().stream().map(UnitId::new).toList();
    NewEvent opened =
        new NewEvent(Fields.event(event.id()), Math.max(event.stated(), event.taken()), seats);
    Map<ReservationId, TicketRequest> sold = bySeat(event, opened, "SOLD");
    if (event.soldByNumber() > 0) {
      put(
          sold,
          "import:" + event.id(),
          TicketRequest.ofNumber(opened.event(), event.soldByNumber()));
    }
    return new EventPlan(opened, sold, bySeat(event, opened, "HOLD"));
  }

  /** Returns the seats with a status by their reservation, in parts of limited size. */
  private static Map<ReservationId, TicketRequest> bySeat(
      LegacyEvent event, NewEvent opened, String status) {
    Map<ReservationId, TicketRequest> parts = new TreeMap<>();
    event
        .byReservation(status)
        .forEach(
            (reservation, all) -> {
              String id = reservation.isEmpty() ? "import:" + event.id() + ":seats" : reservation;
              for (int from = 0; from < all.size(); from += NewEvent.SEATS_AT_ONCE) {
                String part = from == 0 ? id : id + ":" + (from / NewEvent.SEATS_AT_ONCE + 1);
                List<String> some =
                    all.subList(from, Math.min(all.size(), from + NewEvent.SEATS_AT_ONCE));
                put(parts, part, TicketRequest.ofSeats(opened.event(), some));
              }
            });
    return parts;
  }

  private static void put(
      Map<ReservationId, TicketRequest> parts, String id, TicketRequest tickets) {
    if (parts.putIfAbsent(Fields.reservation(id), tickets) != null) {
      throw new InvalidCallException("two reservations would have the id " + id);
    }
  }
}
