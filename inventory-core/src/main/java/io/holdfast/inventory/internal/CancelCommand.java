package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;

/** Cancels a commit before the goods are dispatched. */
record CancelCommand(ShopId shop, EntryId entry) implements StepCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.CANCEL;
  }

  @Override
  public Outcome<Reservation> step(Desk desk, Reservation it) {
    return switch (it.state()) {
      case COMMITTED -> {
        Stock.freeCommitted(desk, it);
        Reservation cancelled =
            Reservations.ended(it, ReservationState.CANCELLED, desk.now(), desk.nextVersion(entry));
        desk.put(cancelled);
        yield Outcome.done(cancelled);
      }
      case CANCELLED -> Outcome.replayed(it);
      default -> wrongState(it, desk.now());
    };
  }
}
