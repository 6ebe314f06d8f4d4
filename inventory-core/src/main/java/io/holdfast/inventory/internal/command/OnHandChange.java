package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.Refusal.StockPromised;
import io.holdfast.inventory.internal.command.OperationCommand.ChangeResult;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of the stock on hand by receipts, corrections and counts. */
final class OnHandChange {
  private OnHandChange() {}

  /** Returns whether the stock on hand can become {@code onHand}, given what is held and sold. */
  static ChangeResult canBecome(WorkingCopy copy, StoredLevel level, long onHand) {
    long promised = level.isTracked() ? level.held() + level.committed() : 0;
    if (onHand >= promised) {
      return ChangeResult.DONE;
    }
    long afterFreeing = level.isTracked() ? promised - level.expiredHeld() : 0;
    if (onHand >= afterFreeing) {
      copy.freeFirst(level.key());
      return ChangeResult.FREE_FIRST;
    }
    return ChangeResult.refused(new StockPromised(level.key(), level.onHand(), afterFreeing));
  }

  /**
   * Puts the level and its movement, and returns the level as it will be written. The answer shows
   * the level, so it must be written exactly as it was decided.
   */
  static StoredLevel change(
      WorkingCopy copy,
      StoredLevel level,
      long delta,
      MovementKind kind,
      List<UnitId> units,
      EntryId cause,
      @Nullable Reason reason) {
    StoredLevel written = copy.put(level.withOnHandChange(delta), Guard.SAME_VERSION);
    copy.record(StockMovement.ofOnHand(kind, level.key(), delta, units, cause, reason, copy.now()));
    return written;
  }
}
