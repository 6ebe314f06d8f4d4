package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;

/** Records that the goods have been dispatched. Untracked stock has no number to subtract from. */
record DispatchCommand(ShopId shop, EntryId entry) implements StepCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.DISPATCH;
  }

  @Override
  public Outcome<Reservation> step(Desk desk, Reservation it) {
    return switch (it.state()) {
      case COMMITTED -> dispatch(desk, it);
      case DISPATCHED -> Outcome.replayed(it);
      default -> wrongState(it, desk.now());
    };
  }

  private Outcome<Reservation> dispatch(Desk desk, Reservation it) {
    for (ReservationLine line : it.lines()) {
      if (line.committed().quantity() > 0) {
        dispatch(desk, it, line);
      }
    }
    Reservation dispatched =
        new Reservation(
            shop,
            it.id(),
            ReservationState.DISPATCHED,
            it.lines(),
            it.heldAt(),
            it.expiresAt(),
            it.committedAt(),
            desk.now(),
            null,
            desk.nextVersion(entry));
    desk.put(dispatched);
    return Outcome.done(dispatched);
  }

  private void dispatch(Desk desk, Reservation it, ReservationLine line) {
    Portion sold = line.committed();
    StoredLevel level = desk.knownLevel(line.key(shop));
    long leaving = Levels.isTracked(level) ? sold.quantity() : 0;
    desk.put(Levels.moved(level, -leaving, -sold.quantity()), Guard.NONE);
    for (UnitId unit : sold.units()) {
      desk.remove(new UnitKey(level.key(), unit));
    }
    desk.record(
        new StockMovement(
            level.key(),
            MovementKind.DISPATCH,
            sold.quantity(),
            -leaving,
            0,
            -sold.quantity(),
            sold.units(),
            entry,
            it.id(),
            null,
            desk.now()));
  }
}
