package io.holdfast.examples.ticketsgrpc.imports;

import io.holdfast.examples.ticketsgrpc.sale.InvalidCallException;
import io.holdfast.examples.ticketsgrpc.sale.TicketRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.RefusedException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Copies events, seats and sales of an existing service into an inventory. A sold seat keeps its
 * reservation id. Each step has an id of its own, so a repeated or interrupted import sells nothing
 * twice. The existing service must not sell meanwhile. Not safe for use by several threads.
 */
public final class Import {
  private static final Duration HOLD = Duration.ofSeconds(60);

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

  /**
   * Copies everything into the events of a shop, and returns what was copied. Nothing of an event
   * is written if a part of it cannot be copied.
   */
  public Report into(Inventory inventory, ShopId shop) {
    int events = 0;
    for (LegacyEvent event : LegacyTables.read(source, inventoryTable, seatsTable)) {
      try {
        copy(inventory, shop, event);
        events++;
      } catch (InvalidCallException | InvalidRequestException | RefusedException e) {
        problems.add(event.id() + ": " + e.getMessage());
      }
    }
    return new Report(events, seats, sold, problems);
  }

  private void copy(Inventory inventory, ShopId shop, LegacyEvent event) {
    EventPlan plan = EventPlan.of(event);
    plan.event().openIn(inventory, shop);
    seats += event.seats().size();
    if (plan.event().tickets() > event.stated()) {
      long more = plan.event().tickets() - event.stated();
      problems.add(event.id() + ": oversold by " + more + "; all sales are kept");
    }
    plan.sold().forEach((id, tickets) -> sell(inventory, shop, id, tickets));
    plan.held().forEach((id, tickets) -> hold(inventory, shop, id, tickets));
  }

  private void sell(Inventory inventory, ShopId shop, ReservationId id, TicketRequest tickets) {
    Outcome<Reservation> outcome = inventory.commit(CommitRequest.of(shop, id, tickets.lines()));
    outcome.refusal().ifPresent(refusal -> problems.add(id + ": " + refusal.message()));
    if (outcome.isDone()) {
      sold += tickets.number();
    }
  }

  private void hold(Inventory inventory, ShopId shop, ReservationId id, TicketRequest tickets) {
    inventory
        .hold(HoldRequest.of(shop, id, HOLD, tickets.lines()))
        .refusal()
        // A repeated import finds that its own hold has ended.
        .filter(refusal -> !(refusal instanceof Refusal.WrongState))
        .ifPresent(refusal -> problems.add(id + ": " + refusal.message()));
  }
}
