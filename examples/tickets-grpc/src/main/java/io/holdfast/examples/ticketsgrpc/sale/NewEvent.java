package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An event to put on sale: a number of tickets, or seats.
 *
 * @param event the event
 * @param tickets the number of tickets, seats included
 * @param seats the names of the seats; empty for an event without seats
 */
public record NewEvent(Sku event, long tickets, List<UnitId> seats) {
  /** The most seats that fit one transaction of any store. */
  public static final int SEATS_AT_ONCE = 40;

  /**
   * Copies the list.
   *
   * @throws InvalidCallException if a seat is named twice
   */
  public NewEvent {
    seats = List.copyOf(seats);
    Set<UnitId> names = new HashSet<>();
    for (UnitId seat : seats) {
      if (!names.add(seat)) {
        throw new InvalidCallException("seat " + seat + " is named twice");
      }
    }
  }

  /**
   * Reads {@code evt_1=1000} for 1,000 tickets, or {@code evt_2=A:20,B:10} for the seats A-1 to
   * A-20 and B-1 to B-10.
   *
   * @throws IllegalArgumentException if the text has another form
   * @throws InvalidRequestException if a name breaks a rule
   * @throws InvalidCallException if a seat is named twice
   */
  public static NewEvent parse(String text) {
    String[] parts = text.split("=", -1);
    if (parts.length != 2) {
      throw new IllegalArgumentException("must be EVENT=NUMBER or EVENT=ROW:NUMBER,…");
    }
    Sku event = new Sku(parts[0]);
    if (!parts[1].contains(":")) {
      return new NewEvent(event, number(parts[1], 1_000_000_000), List.of());
    }
    List<UnitId> seats = new ArrayList<>();
    for (String row : parts[1].split(",", -1)) {
      String[] nameAndNumber = row.split(":", -1);
      if (nameAndNumber.length != 2) {
        throw new IllegalArgumentException("must be EVENT=ROW:NUMBER,…");
      }
      for (int i = 1; i <= number(nameAndNumber[1], 100_000); i++) {
        seats.add(new UnitId(nameAndNumber[0] + "-" + i));
      }
    }
    return new NewEvent(event, seats.size(), seats);
  }

  private static int number(String text, int most) {
    int number = Integer.parseInt(text);
    if (number < 1 || number > most) {
      throw new IllegalArgumentException("the number must be 1 to " + most);
    }
    return number;
  }

  /**
   * Puts the event on sale: its seats first, so that it is not on sale without them. Repeats with
   * the same event change nothing; an interrupted one is completed.
   *
   * @throws RefusedException if the event exists with other seats
   */
  public void openIn(Inventory inventory, ShopId shop) {
    StockDefinition all =
        StockDefinition.withOpening(TicketRequest.ticketsOf(shop, event), tickets);
    for (int from = 0; from < seats.size(); from += SEATS_AT_ONCE) {
      List<UnitId> some = seats.subList(from, Math.min(seats.size(), from + SEATS_AT_ONCE));
      Line line = Line.units(event, some).at(TicketRequest.SEATS);
      OperationId id = new OperationId("seats:" + event + ":" + from);
      inventory
          .receive(ReceiveRequest.of(shop, id, line).creatingWith(StockPolicy.units()))
          .orElseThrow();
    }
    inventory.define(all).orElseThrow();
  }
}
