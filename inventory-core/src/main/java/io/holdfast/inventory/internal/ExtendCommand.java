package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.HoldLifeExceeded;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Extends a hold. The next expiry of the level may remain too early, which only costs one extra
 * check.
 */
record ExtendCommand(ShopId shop, EntryId entry, Duration ttl, Duration maxHoldLife)
    implements StepCommand {
  @Override
  public CommandKind kind() {
    return CommandKind.EXTEND;
  }

  @Override
  public Outcome<Reservation> step(Desk desk, Reservation it) {
    Instant heldAt = it.heldAt();
    Instant expiresAt = it.expiresAt();
    if (it.asOf(desk.now()).state() != ReservationState.HELD
        || heldAt == null
        || expiresAt == null) {
      return wrongState(it, desk.now());
    }
    Instant later = desk.now().plus(ttl).truncatedTo(ChronoUnit.MICROS);
    Instant latest = heldAt.plus(maxHoldLife).truncatedTo(ChronoUnit.MICROS);
    if (!later.isAfter(expiresAt)) {
      return Outcome.replayed(it);
    }
    if (later.isAfter(latest)) {
      return Outcome.refused(new HoldLifeExceeded(entry, latest));
    }
    Reservation extended =
        new Reservation(
            shop,
            it.id(),
            it.state(),
            it.lines(),
            heldAt,
            later,
            null,
            null,
            null,
            desk.nextVersion(entry));
    desk.put(extended);
    for (ReservationLine line : it.lines()) {
      for (UnitId unit : line.taken().units()) {
        desk.put(Unit.held(new UnitKey(line.key(shop), unit), it.id(), later));
      }
    }
    return Outcome.done(extended);
  }
}
