package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.CountRequired;
import io.holdfast.inventory.Refusal.OnHandChanged;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.command.OperationCommand.ChangeResult;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Defines a stock key, or changes its policy if the stock allows it. */
public record DefineCommand(StockDefinition definition) implements StockKeyCommand<StockLevel> {
  public DefineCommand {
    Checks.required("definition", definition);
  }

  private static final String OPENING = "opening";
  private static final Reason COUNTED = new Reason("counted");
  private static final EntryId OPENING_ID = EntryId.internal("define", OPENING);

  @Override
  public CommandKind kind() {
    return CommandKind.DEFINE;
  }

  @Override
  public StockKey key() {
    return definition.key();
  }

  @Override
  public int rows() {
    return 2;
  }

  @Override
  public @Nullable Outcome<StockLevel> decide(WorkingCopy copy) {
    StoredLevel level = copy.level(definition.key());
    if (level == null) {
      return create(copy);
    }
    if (level.policy().equals(definition.policy())) {
      return Outcome.replayed(level.toStockLevel());
    }
    if (isTrackedAgain(level)) {
      return countedAgain(copy, level);
    }
    long promised = level.held() + level.committed();
    String rule = conflict(level, promised);
    if (rule == null) {
      StoredLevel changed = level.withPolicy(definition.policy());
      return Outcome.done(copy.put(changed, Guard.SAME_VERSION).toStockLevel());
    }
    if (level.expiredHeld() > 0 && conflict(level, promised - level.expiredHeld()) == null) {
      copy.freeFirst(level.key());
      return null;
    }
    return Outcome.refused(new PolicyConflict(level.key(), rule));
  }

  private boolean isTrackedAgain(StoredLevel level) {
    return !level.isTracked() && definition.policy().kind() == StockKind.QUANTITY;
  }

  /**
   * Sales of untracked stock are not subtracted from any number, so a count is required. The count
   * is part of this step: nothing can leave in between.
   */
  private @Nullable Outcome<StockLevel> countedAgain(WorkingCopy copy, StoredLevel level) {
    StockCount count = definition.count();
    if (count == null) {
      return Outcome.refused(new CountRequired(level.toStockLevel()));
    }
    if (count.onHandVersion() != level.onHandVersion()) {
      return Outcome.refused(new OnHandChanged(count.onHandVersion(), level.toStockLevel()));
    }
    StoredLevel tracked = level.withPolicy(definition.policy());
    ChangeResult result = OnHandChange.canBecome(copy, tracked, count.pieces());
    if (result.refusal() != null) {
      return Outcome.refused(result.refusal());
    }
    if (result.freeFirst()) {
      return null;
    }
    StoredLevel written =
        OnHandChange.change(
            copy,
            tracked,
            count.pieces() - level.onHand(),
            MovementKind.SET_ON_HAND,
            List.of(),
            EntryId.internal("define", "count-" + count.onHandVersion()),
            COUNTED);
    return Outcome.done(written.toStockLevel());
  }

  private Outcome<StockLevel> create(WorkingCopy copy) {
    StockKey key = definition.key();
    StoredLevel level = StoredLevel.empty(key, definition.policy());
    if (definition.opening() == 0) {
      copy.put(level, Guard.NONE);
      return Outcome.done(level.toStockLevel());
    }
    StoredLevel opened =
        OnHandChange.change(
            copy,
            level,
            definition.opening(),
            MovementKind.RECEIVE,
            List.of(),
            OPENING_ID,
            new Reason(OPENING));
    return Outcome.done(opened.toStockLevel());
  }

  /** Returns the condition that must be met before the kind can change, or null if it is met. */
  private @Nullable String conflict(StoredLevel level, long promised) {
    StockKind from = level.policy().kind();
    StockKind to = definition.policy().kind();
    boolean changesUnits = (from == StockKind.UNITS) != (to == StockKind.UNITS);
    return changesUnits && (level.onHand() != 0 || promised != 0)
        ? "nothing may be on hand, held or committed to change between UNITS and another kind"
        : null;
  }
}
