package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Creates a stock key, or changes its policy where the stock allows it. */
record DefineCommand(StockDefinition definition) implements KeyCommand<StockLevel> {
  private static final String OPENING = "opening";
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
  public @Nullable Outcome<StockLevel> decide(Desk desk) {
    StoredLevel level = desk.level(definition.key());
    if (level == null) {
      return create(desk);
    }
    if (level.policy().equals(definition.policy())) {
      return Outcome.replayed(level.toStockLevel());
    }
    long promised = level.held() + level.committed();
    String rule = conflict(level, promised);
    if (rule == null) {
      StoredLevel changed = Levels.withPolicy(level, definition.policy());
      return Outcome.done(desk.put(changed, Guard.SAME_VERSION).toStockLevel());
    }
    if (level.expiredHeld() > 0 && conflict(level, promised - level.expiredHeld()) == null) {
      desk.freeFirst(level.key());
      return null;
    }
    return Outcome.refused(new PolicyConflict(level.key(), rule));
  }

  private Outcome<StockLevel> create(Desk desk) {
    StockKey key = definition.key();
    StoredLevel level =
        Levels.plus(Levels.empty(key, definition.policy()), definition.opening(), 0, 0);
    desk.put(level, Guard.NONE);
    if (definition.opening() > 0) {
      desk.record(
          new StockMovement(
              key,
              MovementKind.RECEIVE,
              definition.opening(),
              definition.opening(),
              0,
              0,
              List.of(),
              OPENING_ID,
              null,
              new Reason(OPENING),
              desk.now()));
    }
    return Outcome.done(level.toStockLevel());
  }

  /** What has to be true before the kind can change; null if it is. */
  private @Nullable String conflict(StoredLevel level, long promised) {
    StockKind from = level.policy().kind();
    StockKind to = definition.policy().kind();
    if (from == to) {
      return null;
    }
    if (from == StockKind.UNITS || to == StockKind.UNITS) {
      return level.onHand() == 0 && promised == 0
          ? null
          : "nothing may be on hand, held or committed to change between UNITS and another kind";
    }
    if (to == StockKind.QUANTITY && promised > level.onHand()) {
      return "no more may be held and committed than is on hand to change to QUANTITY";
    }
    return null;
  }
}
