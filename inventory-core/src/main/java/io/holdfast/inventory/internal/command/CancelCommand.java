package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.Stock;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;

/** Cancels a commit before the goods are dispatched. */
public record CancelCommand(ShopId shop, EntryId entry) implements ReservationStep {
  public CancelCommand(ShopId shop, ReservationId id) {
    this(Checks.required("shop", shop), Checks.required("reservationId", id).entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.CANCEL;
  }

  @Override
  public Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    return switch (it.state()) {
      case COMMITTED -> {
        Stock.freeCommitted(copy, it);
        yield Outcome.done(copy.put(it.cancelled(copy.now())));
      }
      case CANCELLED -> Outcome.replayed(it);
      default -> wrongState(it, copy.now());
    };
  }
}
