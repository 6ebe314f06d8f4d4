package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.PolicyConflict;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
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
public record SetRestockPolicyCommand(StockKey key, @Nullable RestockPolicy policy)
    implements StockKeyCommand<RestockStatus> {
  public SetRestockPolicyCommand {
    Checks.required("key", key);
  }

  @Override
  public CommandKind kind() {
    return CommandKind.DEFINE_RESTOCK;
  }

  @Override
  public Outcome<RestockStatus> decide(WorkingCopy copy) {
    StoredLevel level = copy.level(key);
    if (level == null) {
      return Outcome.refused(new UnknownSku(List.of(key)));
    }
    if (policy != null && !level.isTracked()) {
      return Outcome.refused(new PolicyConflict(key, "untracked stock is never short"));
    }
    RestockStatus before = level.restock() == null ? RestockStatus.NONE : level.restock();
    boolean rearms = before.trigger() == Trigger.SUSPENDED && policy != null;
    if (Objects.equals(before.policy(), policy) && !rearms) {
      return Outcome.replayed(before);
    }
    RestockStatus after = before.withPolicy(policy).withTrigger(Trigger.ARMED);
    if (policy != null && level.available() <= policy.reorderPoint()) {
      after = after.withTrigger(Trigger.DUE);
    }
    StoredLevel written = copy.put(level.withRestock(after), Guard.SAME_VERSION);
    return Outcome.done(Objects.requireNonNull(written.restock(), "restock"));
  }
}
