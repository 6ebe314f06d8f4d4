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
import org.jspecify.annotations.Nullable;

/** Releases a hold. An unused id is closed, so that a hold that arrives late takes nothing. */
public record ReleaseCommand(ShopId shop, ReservationId id, EntryId entry)
    implements ReservationStep {
  public ReleaseCommand(ShopId shop, ReservationId id) {
    this(Checks.required("shop", shop), Checks.required("reservationId", id), id.entry());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.RELEASE;
  }

  @Override
  public Outcome<Reservation> unknown(WorkingCopy copy) {
    return Outcome.done(copy.put(Reservation.released(shop, id, copy.now())));
  }

  @Override
  public @Nullable Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    return switch (it.asOf(copy.now()).state()) {
      case HELD -> {
        Stock.freeHeld(copy, it, false);
        yield Outcome.done(copy.put(it.released(copy.now())));
      }
      case EXPIRED -> expired(copy, it);
      case RELEASED -> Outcome.replayed(it);
      default -> wrongState(it, copy.now());
    };
  }

  private static @Nullable Outcome<Reservation> expired(WorkingCopy copy, Reservation it) {
    if (copy.writesExpiredHolds() && !copy.hasRoomForMessages() && it.isExpiredAt(copy.now())) {
      copy.freeFirst(it.id());
      return null;
    }
    return Outcome.replayed(ExpireCommand.expire(copy, it));
  }
}
