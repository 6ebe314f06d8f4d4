package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.HoldLifeExceeded;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.support.Micros;
import java.time.Duration;
import java.time.Instant;

/**
 * Extends a hold. The next expiry of the level may remain too early, which only costs one extra
 * check.
 */
public record ExtendCommand(ShopId shop, EntryId entry, Duration ttl, Duration maxLife)
    implements ReservationStep {
  /**
   * Creates a command.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing, or if
   *     the duration is out of range
   */
  public ExtendCommand(ShopId shop, ReservationId id, Duration ttl, HoldLimits limits) {
    this(
        Checks.required("shop", shop),
        Checks.required("reservationId", id).entry(),
        limits.checked(ttl),
        limits.maxLife());
  }

  @Override
  public CommandKind kind() {
    return CommandKind.EXTEND;
  }

  @Override
  public Outcome<Reservation> step(WorkingCopy copy, Reservation it) {
    Instant heldAt = it.heldAt();
    Instant expiresAt = it.expiresAt();
    if (it.asOf(copy.now()).state() != ReservationState.HELD
        || heldAt == null
        || expiresAt == null) {
      return wrongState(it, copy.now());
    }
    Instant later = Micros.floor(copy.now().plus(ttl));
    Instant latest = Micros.floor(heldAt.plus(maxLife));
    if (!later.isAfter(expiresAt)) {
      return Outcome.replayed(it);
    }
    if (later.isAfter(latest)) {
      return Outcome.refused(new HoldLifeExceeded(entry, latest));
    }
    Reservation extended = copy.put(it.extended(later));
    for (ReservationLine line : it.lines()) {
      for (UnitId unit : line.taken().units()) {
        copy.put(Unit.held(new UnitKey(line.key(shop), unit), it.id(), later));
      }
    }
    return Outcome.done(extended);
  }
}
