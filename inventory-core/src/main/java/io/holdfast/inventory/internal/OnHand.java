package io.holdfast.inventory.internal;

import io.holdfast.inventory.Refusal.StockPromised;
import io.holdfast.inventory.internal.OperationCommand.Ruling;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;

/** Manual changes of the stock on hand. */
final class OnHand {
  private OnHand() {}

  /** Returns whether the stock on hand can become {@code onHand}, given what is held and sold. */
  static Ruling canBecome(Desk desk, StoredLevel level, long onHand) {
    long promised = Levels.isTracked(level) ? level.held() + level.committed() : 0;
    if (onHand >= promised) {
      return Ruling.DONE;
    }
    long afterFreeing = Levels.isTracked(level) ? promised - level.expiredHeld() : 0;
    if (onHand >= afterFreeing) {
      desk.freeFirst(level.key());
      return Ruling.FREE_FIRST;
    }
    return Ruling.refused(new StockPromised(level.key(), level.onHand(), afterFreeing));
  }

  /** Puts the level and its movement, and returns the level as it will be written. */
  static StoredLevel change(
      Desk desk,
      StoredLevel level,
      long delta,
      MovementKind kind,
      List<UnitId> units,
      EntryId cause,
      Reason reason) {
    StoredLevel written = desk.put(Levels.moved(level, delta, 0), Guard.SAME_VERSION);
    desk.record(
        new StockMovement(
            level.key(),
            kind,
            Math.abs(delta),
            delta,
            0,
            0,
            units,
            cause,
            null,
            reason,
            desk.now()));
    return written;
  }
}
