package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.Allocation;
import io.holdfast.inventory.internal.rules.Lists;
import io.holdfast.inventory.internal.rules.RepeatedId;
import io.holdfast.inventory.internal.rules.RequestedLines;
import io.holdfast.inventory.internal.rules.Stock;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds stock for a limited time. */
public record HoldCommand(HoldRequest request, EntryId entry) implements Command<Reservation> {
  /**
   * Creates a command.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the request is missing, or if
   *     its duration is out of range
   */
  public HoldCommand(HoldRequest request, HoldLimits limits) {
    this(Checks.required("request", request), request.id().entry());
    limits.checked(request.ttl());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.HOLD;
  }

  @Override
  public List<Line> lines() {
    return request.lines();
  }

  @Override
  public ShopId shop() {
    return request.shop();
  }

  @Override
  public Footprint footprint() {
    return RequestedLines.footprint(shop(), entry, request.lines());
  }

  @Override
  public int rows() {
    return RequestedLines.rows(request.lines());
  }

  @Override
  public @Nullable Outcome<Reservation> decide(WorkingCopy copy) {
    Entry known = copy.entry(entry);
    if (known instanceof Operation operation) {
      return Outcome.refused(RepeatedId.reusedBy(operation));
    }
    return known instanceof Reservation reservation ? again(reservation, copy.now()) : take(copy);
  }

  private Outcome<Reservation> again(Reservation reservation, Instant now) {
    if (reservation.heldAt() == null) {
      return Outcome.refused(
          reservation.committedAt() == null
              ? new WrongState(entry, reservation.state())
              : new IdReused(entry, List.of("recorded a commit without a hold, requested a hold")));
    }
    List<String> differences =
        RepeatedId.differences(reservation, ReservationLine::requested, request.lines());
    if (!differences.isEmpty()) {
      return Outcome.refused(new IdReused(entry, differences));
    }
    ReservationState state = reservation.asOf(now).state();
    return state == ReservationState.HELD
        ? Outcome.replayed(reservation)
        : Outcome.refused(new WrongState(entry, state));
  }

  private @Nullable Outcome<Reservation> take(WorkingCopy copy) {
    Allocation allocation = Allocation.of(copy, shop(), request.lines(), request.fill());
    if (!allocation.isGranted()) {
      return allocation.refusal() == null ? null : Outcome.refused(allocation.refusal());
    }
    Instant expiresAt = Micros.floor(copy.now().plus(request.ttl()));
    List<ReservationLine> lines = List.of();
    for (int i = 0; i < request.lines().size(); i++) {
      Line line = request.lines().get(i);
      Portion taken = allocation.portion(i);
      Stock.hold(copy, allocation.level(i), line.quantity(), taken, request.id(), expiresAt);
      lines =
          Lists.plus(
              lines,
              ReservationLine.held(
                  line.sku(), line.location(), Allocation.requested(line, taken), taken));
    }
    return Outcome.done(
        copy.put(Reservation.held(shop(), request.id(), lines, copy.now(), expiresAt)));
  }
}
