package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import org.jspecify.annotations.Nullable;

/**
 * Undoes a reservation, whatever its state before dispatch: it cancels a commit, and releases
 * everything else.
 */
public record UndoCommand(ShopId shop, ReservationId id, EntryId entry) implements ReservationStep {
  public UndoCommand(ShopId shop, ReservationId id) {
    this(Checks.required("shop", shop), Checks.required("reservationId", id), id.entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.UNDO;
  }

  @Override
  public Outcome<Reservation> unknown(WorkingCopy copy) {
    return release().unknown(copy);
  }

  @Override
  public @Nullable Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    return switch (it.state()) {
      case COMMITTED, CANCELLED -> new CancelCommand(shop, entry).step(copy, it);
      default -> release().step(copy, it);
    };
  }

  private ReleaseCommand release() {
    return new ReleaseCommand(shop, id, entry);
  }
}
