package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.internal.rules.Reservations;
import io.holdfast.inventory.internal.rules.Stock;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;

/** Cancels a commit before the goods are dispatched. */
public record CancelCommand(ShopId shop, EntryId entry) implements ReservationCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.CANCEL;
  }

  @Override
  public Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    return switch (it.state()) {
      case COMMITTED -> {
        Stock.freeCommitted(copy, it);
        Reservation cancelled =
            Reservations.ended(it, ReservationState.CANCELLED, copy.now(), copy.nextVersion(entry));
        copy.put(cancelled);
        yield Outcome.done(cancelled);
      }
      case CANCELLED -> Outcome.replayed(it);
      default -> wrongState(it, copy.now());
    };
  }
}
