package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.internal.rules.ReceiptRules;
import io.holdfast.inventory.internal.rules.WorkingCopy;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.RestockStatus.Trigger;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import java.util.Objects;

/** Closes a restock request whose goods are no longer expected. */
public record CancelRestockCommand(StockKey key, RestockRequestId id)
    implements StockKeyCommand<RestockStatus> {
  public CancelRestockCommand {
    Checks.required("key", key);
    Checks.required("restockRequestId", id);
  }

  @Override
  public CommandKind kind() {
    return CommandKind.CANCEL_RESTOCK;
  }

  @Override
  public Outcome<RestockStatus> decide(WorkingCopy copy) {
    StoredLevel level = copy.level(key);
    if (level == null) {
      return Outcome.refused(new UnknownSku(List.of(key)));
    }
    RestockStatus restock = level.restock();
    if (restock == null || !ReceiptRules.isKnown(level, id)) {
      return Outcome.refused(new UnknownRestockRequest(key, id));
    }
    if (!restock.isOpen(id)) {
      return Outcome.replayed(restock);
    }
    long received = restock.open() == null ? 0 : restock.open().received();
    RestockStatus closed = restock.closing(received, next(level, restock, received));
    StoredLevel written = copy.put(level.withRestock(closed), Guard.SAME_VERSION);
    return Outcome.done(Objects.requireNonNull(written.restock(), "restock"));
  }

  /**
   * Returns the next trigger. A supplier that has delivered a part has raised the stock since the
   * request, so a shortage now is a new one, and empty stock triggers a request. If nothing was
   * delivered, the next request would repeat the cancelled one.
   */
  private static Trigger next(StoredLevel level, RestockStatus restock, long received) {
    if (received == 0) {
      return Trigger.SUSPENDED;
    }
    return restock.policy() != null && level.available() <= restock.policy().reorderPoint()
        ? Trigger.DUE
        : Trigger.ARMED;
  }
}
