package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.Restock.Trigger;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sets the restock policy of an article. If the stock is short already, it is requested at once.
 * Setting the same policy again ends the pause after a cancelled request.
 */
record DefineRestockCommand(StockKey key, @Nullable RestockPolicy policy)
    implements KeyCommand<Restock> {
  @Override
  public CommandKind kind() {
    return CommandKind.DEFINE_RESTOCK;
  }

  @Override
  public Outcome<Restock> decide(Desk desk) {
    StoredLevel level = desk.level(key);
    if (level == null) {
      return Outcome.refused(new UnknownSku(List.of(key)));
    }
    if (policy != null && !Levels.isTracked(level)) {
      return Outcome.refused(new PolicyConflict(key, "untracked stock is never short"));
    }
    Restock before = level.restock() == null ? NONE : level.restock();
    boolean rearms = before.trigger() == Trigger.SUSPENDED && policy != null;
    if (Objects.equals(before.policy(), policy) && !rearms) {
      return Outcome.replayed(before);
    }
    Restock after = before.withPolicy(policy).withTrigger(Trigger.ARMED);
    if (policy != null && level.available() <= policy.reorderPoint()) {
      after = after.withTrigger(Trigger.DUE);
    }
    StoredLevel written = desk.put(level.withRestock(after), Guard.SAME_VERSION);
    return Outcome.done(Objects.requireNonNull(written.restock(), "restock"));
  }

  /** The restock state of a stock key that never had a policy. */
  static final Restock NONE = new Restock(null, 0, null, List.of(), Trigger.ARMED);
}
