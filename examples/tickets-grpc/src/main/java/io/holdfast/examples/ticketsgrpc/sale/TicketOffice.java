package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sells tickets. Checks by number are answered from the view; everything else asks the inventory.
 * Safe for use by any number of threads.
 */
public final class TicketOffice {
  private final Inventory inventory;
  private final StockView view;
  private final ShopId shop;
  private final SaleObserver observer;

  /**
   * Creates an office.
   *
   * @param inventory the inventory
   * @param view a view of the same inventory
   * @param shop the organiser of all events
   * @param observer observes checks and commands
   */
  public TicketOffice(Inventory inventory, StockView view, ShopId shop, SaleObserver observer) {
    this.inventory = inventory;
    this.view = view;
    this.shop = shop;
    this.observer = observer;
  }

  /**
   * Returns whether tickets could be sold now. It takes nothing.
   *
   * @param tickets the tickets
   * @param asSeenBy the reservation whose hold counts as available; null for none
   */
  public Check check(TicketRequest tickets, @Nullable ReservationId asSeenBy) {
    Check check = answer(tickets, asSeenBy);
    observer.onCheck(tickets, check);
    return check;
  }

  private Check answer(TicketRequest tickets, @Nullable ReservationId asSeenBy) {
    if (!tickets.isBySeat() && asSeenBy == null) {
      return level(tickets.event())
          .map(StockLevel::available)
          .map(left -> new Check(true, left >= tickets.number(), left, List.of()))
          .orElse(Check.UNKNOWN);
    }
    AvailabilityRequest request = AvailabilityRequest.of(shop, tickets.lines());
    Availability found =
        inventory
            .availability(asSeenBy == null ? request : request.asSeenBy(asSeenBy))
            .orElseThrow();
    if (found.unknown().contains(TicketRequest.ticketsOf(shop, tickets.event()))) {
      return Check.UNKNOWN;
    }
    return new Check(
        true,
        found.available(),
        found.lines().get(0).available(),
        found.available() ? List.of() : unavailable(tickets, found));
  }

  private static List<String> unavailable(TicketRequest tickets, Availability found) {
    List<String> seats = new ArrayList<>();
    for (Availability.LineAvailability line : found.lines()) {
      line.unavailableUnits().forEach(seat -> seats.add(seat.value()));
      line.unknownUnits().forEach(seat -> seats.add(seat.value()));
    }
    // Without a name, too few tickets of the event are left: none of the seats can be sold.
    return seats.isEmpty() ? tickets.seats() : seats;
  }

  /** Returns the numbers of an event from the view, or empty if it does not exist. */
  public Optional<StockLevel> level(Sku event) {
    return view.level(TicketRequest.ticketsOf(shop, event));
  }

  /** Holds tickets for a limited time. */
  public CompletionStage<Outcome<Reservation>> reserve(
      ReservationId id, TicketRequest tickets, Duration ttl) {
    HoldRequest request = HoldRequest.of(shop, id, ttl, tickets.lines());
    return observer.observe("ReserveSeat", id, tickets, () -> inventory.holdAsync(request));
  }

  /** Sells tickets: those of the hold of this id if there is one, otherwise free ones. */
  public CompletionStage<Outcome<Reservation>> commit(ReservationId id, TicketRequest tickets) {
    CommitRequest request = CommitRequest.of(shop, id, tickets.lines());
    return observer.observe("CommitReservation", id, tickets, () -> inventory.commitAsync(request));
  }

  /**
   * Gives a hold back. It gives back what was held, and nothing if nothing was held. It is refused
   * if the call names other tickets than the hold.
   */
  public CompletionStage<Outcome<Reservation>> release(ReservationId id, TicketRequest tickets) {
    Optional<Reservation> held = inventory.reservation(shop, id);
    if (held.isPresent() && !isFor(held.get(), tickets)) {
      Refusal other =
          new Refusal.IdReused(id.entry(), List.of("the reservation has other tickets"));
      return CompletableFuture.completedStage(Outcome.refused(other));
    }
    return observer.observe("ReleaseHold", id, tickets, () -> inventory.releaseAsync(shop, id));
  }

  private static boolean isFor(Reservation held, TicketRequest tickets) {
    if (held.lines().isEmpty()) {
      return true; // an id that never held anything
    }
    ReservationLine first = held.lines().get(0);
    return first.sku().equals(tickets.event())
        && first.taken().quantity() == tickets.number()
        && (!tickets.isBySeat() || tickets.seats().equals(seats(held)));
  }

  /** Returns the seats of a reservation, sorted; empty if it was taken by number. */
  public static List<String> seats(Reservation reservation) {
    return reservation.lines().stream()
        .flatMap(line -> line.taken().units().stream())
        .map(seat -> seat.value())
        .toList();
  }
}
