package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.CommitRequest.OnExpiry;
import io.holdfast.inventory.CommitRequest.Source;
import io.holdfast.inventory.Fill;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.Allocation;
import io.holdfast.inventory.internal.rules.Amounts;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sells stock permanently: from a hold, or in one step if nothing is held. */
public record CommitCommand(CommitRequest request, EntryId entry) implements Command<Reservation> {
  public CommitCommand(CommitRequest request) {
    this(Checks.required("request", request), request.id().entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.COMMIT;
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
    return request.lines().isEmpty()
        ? Footprint.ofEntry(shop(), entry)
        : RequestedLines.footprint(shop(), entry, request.lines());
  }

  @Override
  public int rows() {
    return RequestedLines.rows(request.lines());
  }

  /** A sale without a hold writes one entry and the units. */
  @Override
  public int ownRows() {
    return rows() - 2 * request.lines().size();
  }

  @Override
  public @Nullable Outcome<Reservation> decide(WorkingCopy copy) {
    Entry known = copy.entry(entry);
    if (known instanceof Operation operation) {
      return Outcome.refused(RepeatedId.reusedBy(operation));
    }
    if (known instanceof Reservation stored) {
      return ofReservation(copy, stored);
    }
    return request.source() == Source.HOLD
        ? Outcome.refused(new ReservationNotFound(entry))
        : withoutHold(copy);
  }

  private @Nullable Outcome<Reservation> ofReservation(WorkingCopy copy, Reservation stored) {
    if (stored.committedAt() != null) {
      return again(stored);
    }
    if (stored.isExpiredAt(copy.now())) {
      if (request.onExpiry() == OnExpiry.REACQUIRE) {
        copy.freeFirst(stored.id());
        return null;
      }
      return Outcome.refused(new WrongState(entry, ReservationState.EXPIRED));
    }
    List<Line> lines = request.lines().isEmpty() ? asLines(stored) : request.lines();
    if (stored.state() == ReservationState.HELD) {
      return ofHold(copy, stored, lines);
    }
    return stored.state() == ReservationState.EXPIRED && request.onExpiry() == OnExpiry.REACQUIRE
        ? reacquire(copy, stored, lines)
        : Outcome.refused(new WrongState(entry, stored.state()));
  }

  private Outcome<Reservation> again(Reservation stored) {
    List<Line> lines = request.lines().isEmpty() ? asLines(stored) : request.lines();
    List<String> differences =
        RepeatedId.differences(
            stored,
            stored.heldAt() == null && !request.lines().isEmpty()
                ? ReservationLine::requested
                : ReservationLine::committed,
            lines);
    if (!differences.isEmpty()) {
      return Outcome.refused(new IdReused(entry, differences));
    }
    return stored.state() == ReservationState.COMMITTED
        ? Outcome.replayed(stored)
        : Outcome.refused(new WrongState(entry, stored.state()));
  }

  private Outcome<Reservation> ofHold(WorkingCopy copy, Reservation hold, List<Line> lines) {
    List<Shortage> excesses = Amounts.beyond(hold, ReservationLine::taken, lines);
    if (!excesses.isEmpty()) {
      return Outcome.refused(new ExceedsReservation(entry, excesses));
    }
    List<ReservationLine> committed = new ArrayList<>(hold.lines().size());
    for (ReservationLine line : hold.lines()) {
      Portion sold = Amounts.of(lines, line);
      Stock.commitHeld(copy, line.key(shop()), line.taken(), sold, hold.id());
      committed.add(line.withCommitted(sold));
    }
    return Outcome.done(copy.put(hold.committed(committed, copy.now())));
  }

  /**
   * Claims the full amounts that were asked of the hold, so that a repeated request can be compared
   * with what was sold. The record of what the hold had is kept.
   */
  private @Nullable Outcome<Reservation> reacquire(
      WorkingCopy copy, Reservation it, List<Line> lines) {
    List<Shortage> excesses = Amounts.beyond(it, ReservationLine::taken, lines);
    if (!excesses.isEmpty()) {
      return Outcome.refused(new ExceedsReservation(entry, excesses));
    }
    Allocation allocation = Allocation.of(copy, shop(), lines, Fill.ALL_OR_NOTHING);
    if (!allocation.isGranted()) {
      return allocation.refusal() == null ? null : Outcome.refused(allocation.refusal());
    }
    List<ReservationLine> committed = new ArrayList<>(it.lines());
    for (int i = 0; i < lines.size(); i++) {
      Portion sold = allocation.portion(i);
      Stock.commit(copy, allocation.level(i), sold.quantity(), sold, it.id());
      int at = Amounts.indexOf(it, lines.get(i));
      committed.set(at, committed.get(at).withCommitted(sold));
    }
    return Outcome.done(copy.put(it.committed(committed, copy.now())));
  }

  private @Nullable Outcome<Reservation> withoutHold(WorkingCopy copy) {
    List<Line> lines = request.lines();
    Allocation allocation = Allocation.of(copy, shop(), lines, request.fill());
    if (!allocation.isGranted()) {
      return allocation.refusal() == null ? null : Outcome.refused(allocation.refusal());
    }
    List<ReservationLine> committed = List.of();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      Portion sold = allocation.portion(i);
      Stock.commit(copy, allocation.level(i), line.quantity(), sold, request.id());
      committed =
          Lists.plus(
              committed,
              ReservationLine.committed(
                  line.sku(), line.location(), Allocation.requested(line, sold), sold));
    }
    return Outcome.done(
        copy.put(Reservation.committed(shop(), request.id(), committed, copy.now())));
  }

  private static List<Line> asLines(Reservation reservation) {
    List<Line> lines = new ArrayList<>(reservation.lines().size());
    for (ReservationLine line : reservation.lines()) {
      if (line.taken().quantity() > 0) {
        lines.add(
            new Line(line.sku(), line.location(), line.taken().quantity(), line.taken().units()));
      }
    }
    return lines;
  }
}
