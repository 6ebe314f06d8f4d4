package io.holdfast.examples.ticketsgrpc.imports;

import io.holdfast.examples.ticketsgrpc.sale.Fields;
import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.NewEvent;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Copies events, seats and sales of an existing service into an inventory. A sold seat keeps its
 * reservation id. Each step has an id of its own, so a repeated or interrupted import sells nothing
 * twice. The existing service must not sell meanwhile. Not safe for use by several threads.
 */
public final class Import {
  private static final Duration HOLD = Duration.ofSeconds(60);

  /** The most seats of one reservation that fit one transaction of any store. */
  private static final int SEATS_AT_ONCE = 40;

  private final DynamoDbClient source;
  private final String inventoryTable;
  private final String seatsTable;
  private final List<String> problems = new ArrayList<>();
  private long sold;
  private long seats;

  /**
   * The result of an import.
   *
   * @param events the number of events
   * @param seats the number of seats
   * @param sold the number of tickets that were sold already
   * @param problems what an operator has to look at; empty if everything was copied as it was
   */
  public record Report(int events, long seats, long sold, List<String> problems) {
    /** Copies the list. */
    public Report {
      problems = List.copyOf(problems);
    }

    /** Returns the numbers as one line. */
    public String text() {
      return "imported " + events + " events, " + seats + " seats, " + sold + " sold tickets";
    }
  }

  /** Creates an import of two tables. */
  public Import(DynamoDbClient source, String inventoryTable, String seatsTable) {
    this.source = source;
    this.inventoryTable = inventoryTable;
    this.seatsTable = seatsTable;
  }

  /** Copies everything into the events of a shop, and returns what was copied. */
  public Report into(Inventory inventory, ShopId shop) {
    int events = 0;
    for (LegacyEvent event : LegacyTables.read(source, inventoryTable, seatsTable)) {
      try {
        copy(inventory, shop, event);
        events++;
      } catch (InvalidCallException | InvalidRequestException e) {
        problems.add(event.id() + ": " + e.getMessage());
      }
    }
    return new Report(events, seats, sold, problems);
  }

  private void copy(Inventory inventory, ShopId shop, LegacyEvent event) {
    Sku sku = Fields.event(event.id());
    long tickets = Math.max(event.stated(), event.taken());
    if (tickets > event.stated()) {
      problems.add(
          event.id() + ": oversold by " + (tickets - event.stated()) + "; all sales are kept");
    }
    new NewEvent(sku, tickets, List.copyOf(event.seats().keySet())).openIn(inventory, shop);
    seats += event.seats().size();
    if (event.soldByNumber() > 0) {
      TicketRequest byNumber = TicketRequest.ofNumber(sku, event.soldByNumber());
      sell(inventory, shop, "import:" + event.id(), byNumber);
    }
    groups(event, "SOLD")
        .forEach((id, some) -> sell(inventory, shop, id, TicketRequest.ofSeats(sku, some)));
    groups(event, "HOLD")
        .forEach(
            (id, some) ->
                check(
                    id,
                    inventory.hold(
                        HoldRequest.of(
                            shop,
                            new ReservationId(id),
                            HOLD,
                            TicketRequest.ofSeats(sku, some).lines()))));
  }

  private void sell(Inventory inventory, ShopId shop, String id, TicketRequest tickets) {
    if (check(
        id, inventory.commit(CommitRequest.of(shop, new ReservationId(id), tickets.lines())))) {
      sold += tickets.number();
    }
  }

  private boolean check(String id, Outcome<Reservation> outcome) {
    outcome.refusal().ifPresent(refusal -> problems.add(id + ": " + refusal.message()));
    return outcome.isDone();
  }

  /** Returns the seats with a status by the id of a reservation, in parts of limited size. */
  private static Map<String, List<String>> groups(LegacyEvent event, String status) {
    Map<String, List<String>> parts = new TreeMap<>();
    event
        .byReservation(status)
        .forEach(
            (reservation, all) -> {
              String id = reservation.isEmpty() ? "import:" + event.id() + ":seats" : reservation;
              for (int from = 0; from < all.size(); from += SEATS_AT_ONCE) {
                String part = from == 0 ? id : id + ":" + (from / SEATS_AT_ONCE + 1);
                parts.put(part, all.subList(from, Math.min(all.size(), from + SEATS_AT_ONCE)));
              }
            });
    return parts;
  }
}
