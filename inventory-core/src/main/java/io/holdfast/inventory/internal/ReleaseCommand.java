package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import java.util.List;

/** Releases a hold. An unused id is closed, so that a hold that arrives late takes nothing. */
record ReleaseCommand(ShopId shop, ReservationId id, EntryId entry) implements StepCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.RELEASE;
  }

  @Override
  public Outcome<Reservation> unknown(Desk desk) {
    Reservation closed =
        new Reservation(
            shop,
            id,
            ReservationState.RELEASED,
            List.of(),
            null,
            null,
            null,
            null,
            desk.now(),
            desk.nextVersion(entry));
    desk.put(closed);
    return Outcome.done(closed);
  }

  @Override
  public Outcome<Reservation> step(Desk desk, Reservation it) {
    return switch (it.asOf(desk.now()).state()) {
      case HELD -> {
        Stock.freeHeld(desk, it, false);
        Reservation released =
            Reservations.ended(it, ReservationState.RELEASED, desk.now(), desk.nextVersion(entry));
        desk.put(released);
        yield Outcome.done(released);
      }
      case EXPIRED -> Outcome.replayed(ExpireCommand.expire(desk, it));
      case RELEASED -> Outcome.replayed(it);
      default -> wrongState(it, desk.now());
    };
  }
}
