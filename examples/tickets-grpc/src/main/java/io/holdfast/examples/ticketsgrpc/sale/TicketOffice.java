package io.holdfast.examples.ticketsgrpc.sale;

import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.CommandKind;
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
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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

  /** Whether an event has seats. They are there before its tickets, so the answer stays true. */
  private final Map<Sku, Boolean> withSeats = new ConcurrentHashMap<>();

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

  /**
   * Sells tickets: those of the hold of this id if there is one, otherwise free ones. A number of
   * tickets is refused if the id has seats, because its seats would become free. The look at the
   * reservation and the sale are two steps.
   */
  public CompletionStage<Outcome<Reservation>> commit(ReservationId id, TicketRequest tickets) {
    CommitRequest request = CommitRequest.of(shop, id, tickets.lines());
    return observer.observe(
        "CommitReservation",
        id,
        tickets,
        () ->
            !tickets.isBySeat() && hasSeats(tickets.event()) && hasSeats(id)
                ? refused(CommandKind.COMMIT, id, tickets, "the reservation has seats")
                : inventory.commitAsync(request));
  }

  private boolean hasSeats(ReservationId id) {
    return inventory.reservation(shop, id).filter(it -> !seats(it).isEmpty()).isPresent();
  }

  /** Returns whether an event has seats. It reads the store once for each event that exists. */
  private boolean hasSeats(Sku event) {
    Boolean known = withSeats.get(event);
    if (known != null) {
      return known;
    }
    StockKey tickets = TicketRequest.ticketsOf(shop, event);
    StockKey seats = TicketRequest.seatsOf(shop, event);
    Set<StockKey> found = inventory.levels(List.of(tickets, seats)).keySet();
    if (found.contains(tickets)) {
      withSeats.put(event, found.contains(seats));
    }
    return found.contains(seats);
  }

  private CompletionStage<Outcome<Reservation>> refused(
      CommandKind command, ReservationId id, TicketRequest tickets, String difference) {
    observer.onRefused(command, tickets);
    return CompletableFuture.completedFuture(
        Outcome.refused(new Refusal.IdReused(id.entry(), List.of(difference))));
  }

  /**
   * Gives a hold back. It gives back what was held, and nothing if nothing was held. It is refused
   * if the call names other tickets than the hold. The check and the release are two steps: a hold
   * that another call makes between them is released unchecked.
   */
  public CompletionStage<Outcome<Reservation>> release(ReservationId id, TicketRequest tickets) {
    return observer.observe(
        "ReleaseHold",
        id,
        tickets,
        () ->
            inventory.reservation(shop, id).filter(held -> !isFor(held, tickets)).isPresent()
                ? refused(CommandKind.RELEASE, id, tickets, "the reservation has other tickets")
                : inventory.releaseAsync(shop, id));
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
