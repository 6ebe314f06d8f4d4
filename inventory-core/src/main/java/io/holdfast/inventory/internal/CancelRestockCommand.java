package io.holdfast.inventory.internal;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.UnknownRestockRequest;
import io.holdfast.inventory.Refusal.UnknownSku;
import io.holdfast.inventory.model.Restock;
import io.holdfast.inventory.model.Restock.Trigger;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.List;
import java.util.Objects;

/** Closes a request that is not to be waited for any more. */
record CancelRestockCommand(StockKey key, RestockRequestId id) implements KeyCommand<Restock> {
  @Override
  public CommandKind kind() {
    return CommandKind.CANCEL_RESTOCK;
  }

  @Override
  public Outcome<Restock> decide(Desk desk) {
    StoredLevel level = desk.level(key);
    if (level == null) {
      return Outcome.refused(new UnknownSku(List.of(key)));
    }
    Restock restock = level.restock();
    if (restock == null || !Receipts.isKnown(level, id)) {
      return Outcome.refused(new UnknownRestockRequest(key, id));
    }
    if (!restock.isOpen(id)) {
      return Outcome.replayed(restock);
    }
    long received = restock.open() == null ? 0 : restock.open().received();
    Restock closed = restock.closing(received, next(level, restock, received));
    StoredLevel written = desk.put(level.withRestock(closed), Guard.SAME_VERSION);
    return Outcome.done(Objects.requireNonNull(written.restock(), "restock"));
  }

  /**
   * A supplier who has delivered part has brought the stock up since the request: what is short
   * now is a shortage of its own, and an empty shelf asks. Where nothing came, the next request
   * would be the one that was cancelled.
   */
  private static Trigger next(StoredLevel level, Restock restock, long received) {
    if (received == 0) {
      return Trigger.SUSPENDED;
    }
    return restock.policy() != null && level.available() <= restock.policy().reorderPoint()
        ? Trigger.DUE
        : Trigger.ARMED;
  }
}
