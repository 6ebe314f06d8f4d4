package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.util.List;

/**
 * The tickets of one event that a call is about: a number of them, or named seats.
 *
 * <p>An event has one stock key for all its tickets, counted by number. An event with seats has a
 * second key for its seats, counted by unit. A seat takes one piece of each in one transaction, so
 * that tickets and seats of an event cannot be sold beside each other.
 *
 * @param event the event
 * @param lines the lines of the inventory: the tickets, and the seats if seats are named
 */
public record TicketRequest(Sku event, List<Line> lines) {
  /** The location of the stock key of the seats. */
  public static final Location SEATS = new Location("seats");

  /** Copies the lines. */
  public TicketRequest {
    lines = List.copyOf(lines);
  }

  /**
   * Reads the tickets of a call. Named seats win over a number.
   *
   * @param eventId the event
   * @param number the number of tickets, 1 or more; ignored if seats are named
   * @param seatIds the seats, up to {@link Line#MAX_UNITS}; may be empty
   * @param step the name of the call for an error text, such as {@code commit}
   * @throws InvalidCallException if a field breaks a rule
   */
  public static TicketRequest of(String eventId, int number, List<String> seatIds, String step) {
    Sku event = Fields.event(eventId);
    if (!seatIds.isEmpty()) {
      return ofSeats(event, seatIds);
    }
    if (number <= 0) {
      throw new InvalidCallException("quantity must be greater than 0 for quantity-based " + step);
    }
    return ofNumber(event, number);
  }

  /** Creates a request for a number of tickets, 1 to {@link Line#MAX_QUANTITY}. */
  public static TicketRequest ofNumber(Sku event, long number) {
    try {
      return new TicketRequest(event, List.of(Line.of(event, number)));
    } catch (InvalidRequestException e) {
      throw new InvalidCallException("quantity: " + e.rule());
    }
  }

  /**
   * Creates a request for seats.
   *
   * @throws InvalidCallException if there are too many seats, or a seat is named twice
   */
  public static TicketRequest ofSeats(Sku event, List<String> seatIds) {
    if (seatIds.size() > Line.MAX_UNITS) {
      throw new InvalidCallException("seat_ids: at most " + Line.MAX_UNITS + " seats");
    }
    try {
      Line seats = Line.units(event, seatIds.stream().map(Fields::seat).toList()).at(SEATS);
      return new TicketRequest(event, List.of(Line.of(event, seats.quantity()), seats));
    } catch (InvalidRequestException e) {
      throw new InvalidCallException("seat_ids: " + e.rule());
    }
  }

  /** Returns whether seats are named. */
  public boolean isBySeat() {
    return lines.size() > 1;
  }

  /** Returns the number of tickets. */
  public long number() {
    return lines.get(0).quantity();
  }

  /** Returns the names of the seats, sorted; empty if none are named. */
  public List<String> seats() {
    return isBySeat()
        ? lines.get(1).units().stream().map(seat -> seat.value()).toList()
        : List.of();
  }

  /** Returns the stock key of all tickets of an event. */
  public static StockKey ticketsOf(ShopId shop, Sku event) {
    return StockKey.of(shop, event);
  }

  /** Returns the stock key of the seats of an event. */
  public static StockKey seatsOf(ShopId shop, Sku event) {
    return new StockKey(shop, event, SEATS);
  }
}
