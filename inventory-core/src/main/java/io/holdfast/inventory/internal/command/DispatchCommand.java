package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;

/** Records that the goods have been dispatched. Untracked stock has no number to subtract from. */
public record DispatchCommand(ShopId shop, EntryId entry) implements ReservationStep {
  public DispatchCommand(ShopId shop, ReservationId id) {
    this(Checks.required("shop", shop), Checks.required("reservationId", id).entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.DISPATCH;
  }

  @Override
  public Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    return switch (it.state()) {
      case COMMITTED -> dispatch(copy, it);
      case DISPATCHED -> Outcome.replayed(it);
      default -> wrongState(it, copy.now());
    };
  }

  private Outcome<Reservation> dispatch(WorkingCopy copy, Reservation it) {
    for (ReservationLine line : it.lines()) {
      if (line.committed().quantity() > 0) {
        dispatch(copy, it, line);
      }
    }
    return Outcome.done(copy.put(it.dispatched(copy.now())));
  }

  private void dispatch(WorkingCopy copy, Reservation it, ReservationLine line) {
    Portion sold = line.committed();
    StoredLevel level = copy.knownLevel(line.key(shop));
    long leaving = level.isTracked() ? sold.quantity() : 0;
    copy.put(level.withDispatch(sold.quantity(), leaving), Guard.NONE);
    for (UnitId unit : sold.units()) {
      copy.put(Unit.dispatched(new UnitKey(level.key(), unit), it.id()));
    }
    copy.record(StockMovement.dispatched(level.key(), sold, leaving, it.id(), copy.now()));
  }
}
