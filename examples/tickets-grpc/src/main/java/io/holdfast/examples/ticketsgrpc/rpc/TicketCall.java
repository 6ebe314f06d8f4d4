package io.holdfast.examples.ticketsgrpc.rpc;

import io.holdfast.examples.ticketsgrpc.sale.Fields;
import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.model.ReservationId;
import java.util.List;

/**
 * A call about tickets, as the client has sent it.
 *
 * @param ids the event, and the reservation if the call has one
 * @param number the number of tickets
 * @param seats the names of the seats; may be empty
 */
record TicketCall(CallIds ids, int number, List<String> seats) {
  TicketCall(String event, String reservation, int number, List<String> seats) {
    this(new CallIds(event, reservation), number, seats);
  }

  /**
   * Returns the reservation.
   *
   * @throws InvalidCallException if it is missing or breaks a rule
   */
  ReservationId id() {
    return Fields.reservation(ids.reservation());
  }

  /**
   * Returns the tickets.
   *
   * @param step the name of the call for an error text
   * @throws InvalidCallException if a field breaks a rule
   */
  TicketRequest tickets(String step) {
    return TicketRequest.of(ids.event(), number, seats, step);
  }
}
