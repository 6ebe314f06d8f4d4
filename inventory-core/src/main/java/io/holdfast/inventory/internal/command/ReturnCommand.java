package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.LimitExceeded;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.ReservationNotFound;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.Refusal.UnitsExist;
import io.holdfast.inventory.Refusal.WrongState;
import io.holdfast.inventory.ReturnRequest;
import io.holdfast.inventory.ReturnRequest.Disposition;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.Amounts;
import io.holdfast.inventory.internal.rules.RequestedLines;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.OperationKind;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes back dispatched goods, into stock or not. A return never exceeds the dispatched amount of a
 * line, and a unit comes back only from the sale that it was dispatched to last.
 */
public record ReturnCommand(ReturnRequest request, EntryId reservationEntry)
    implements OperationCommand {
  public ReturnCommand(ReturnRequest request) {
    this(Checks.required("request", request), request.reservation().entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.RETURN;
  }

  @Override
  public OperationKind operationKind() {
    return OperationKind.RETURN;
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
  public OperationId id() {
    return request.id();
  }

  @Override
  public Footprint footprint() {
    return RequestedLines.footprint(shop(), entry(), request.lines())
        .and(Footprint.ofEntry(shop(), reservationEntry));
  }

  @Override
  public int rows() {
    return 1 + RequestedLines.rows(request.lines());
  }

  @Override
  public String text() {
    return request.disposition() == Disposition.RESTOCK
        ? "return of " + request.reservation() + OperationCommand.text(request.lines())
        : "write-off of " + request.reservation() + OperationCommand.text(request.lines());
  }

  @Override
  public ChangeResult change(WorkingCopy copy) {
    if (!(copy.entry(reservationEntry) instanceof Reservation it)) {
      return ChangeResult.refused(new ReservationNotFound(reservationEntry));
    }
    if (it.state() != ReservationState.DISPATCHED && it.state() != ReservationState.RETURNED) {
      return ChangeResult.refused(new WrongState(reservationEntry, it.asOf(copy.now()).state()));
    }
    List<Shortage> excesses =
        Amounts.beyond(
            it, line -> Amounts.minus(notReturned(line), soldAgain(copy, line)), request.lines());
    if (!excesses.isEmpty()) {
      return ChangeResult.refused(new ExceedsReservation(reservationEntry, excesses));
    }
    Refusal refusal = unfit(copy);
    if (refusal != null) {
      return ChangeResult.refused(refusal);
    }
    List<ReservationLine> lines = new ArrayList<>(it.lines().size());
    for (ReservationLine line : it.lines()) {
      Portion back = Amounts.of(request.lines(), line);
      if (back.quantity() > 0) {
        take(copy, line.key(shop()), back);
      }
      lines.add(
          back.quantity() > 0 ? line.withReturned(Amounts.plus(line.returned(), back)) : line);
    }
    copy.put(it.returned(lines));
    return ChangeResult.DONE;
  }

  private static Portion notReturned(ReservationLine line) {
    return Amounts.minus(line.committed(), line.returned());
  }

  /**
   * Returns the named units of a line that were dispatched to another reservation later. A unit
   * whose row is missing may come back.
   */
  private Portion soldAgain(WorkingCopy copy, ReservationLine line) {
    StockKey key = line.key(shop());
    List<UnitId> named = Amounts.of(request.lines(), line).units();
    if (named.isEmpty()) {
      return Portion.NONE;
    }
    List<UnitId> units = new ArrayList<>(0);
    for (UnitId unit : notReturned(line).units()) {
      ReservationId last = named.contains(unit) ? copy.dispatchedTo(new UnitKey(key, unit)) : null;
      if (last != null && !last.equals(request.reservation())) {
        units.add(unit);
      }
    }
    return new Portion(units.size(), units);
  }

  private @Nullable Refusal unfit(WorkingCopy copy) {
    boolean restocked = request.disposition() == Disposition.RESTOCK;
    List<UnitKey> existing = new ArrayList<>(0);
    for (Line line : request.lines()) {
      StockKey key = line.key(shop());
      Refusal refusal = restocked ? noRoom(copy, key, line) : null;
      if (refusal != null) {
        return refusal;
      }
      for (UnitId unit : line.units()) {
        if (copy.unit(new UnitKey(key, unit)) != null) {
          existing.add(new UnitKey(key, unit));
        }
      }
    }
    return existing.isEmpty() ? null : new UnitsExist(existing);
  }

  private static @Nullable Refusal noRoom(WorkingCopy copy, StockKey key, Line line) {
    StoredLevel level = copy.knownLevel(key);
    if (level.isByUnit() == line.units().isEmpty()) {
      return new PolicyConflict(
          key, "the kind of the stock must be the one that it had when the goods were sold");
    }
    return level.hasRoomFor(line.quantity())
        ? null
        : new LimitExceeded(key, StockLevel.MAX_ON_HAND);
  }

  private void take(WorkingCopy copy, StockKey key, Portion back) {
    StoredLevel level = copy.knownLevel(key);
    ReservationId sale = request.reservation();
    if (request.disposition() != Disposition.RESTOCK) {
      copy.record(StockMovement.writtenOff(key, back, entry(), sale, copy.now()));
      return;
    }
    long arriving = level.isTracked() ? back.quantity() : 0;
    // The answer shows the level, so the answered level must be the written one.
    copy.put(level.withOnHandChange(arriving), Guard.SAME_VERSION);
    back.units().forEach(unit -> copy.put(Unit.free(new UnitKey(key, unit))));
    copy.record(StockMovement.returned(key, back, arriving, entry(), sale, copy.now()));
  }
}
