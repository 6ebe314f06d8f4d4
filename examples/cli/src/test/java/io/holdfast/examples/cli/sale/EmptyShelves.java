package io.holdfast.examples.cli.sale;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.List;

/** A snapshot in which all that is on hand is sold. */
record EmptyShelves(Snapshot real) implements Snapshot {
  @Override
  public Instant now() {
    return real.now();
  }

  @Override
  public StoredLevel level(StockKey key) {
    StoredLevel it = real.level(key);
    return it == null
        ? null
        : new StoredLevel(
            key,
            it.policy(),
            it.restock(),
            it.onHand(),
            it.held(),
            it.onHand() - it.held(),
            it.nextExpiry(),
            it.expiredHeld(),
            it.onHandVersion(),
            it.version());
  }

  @Override
  public Entry entry(EntryId id) {
    return real.entry(id);
  }

  @Override
  public Unit unit(UnitKey key) {
    return real.unit(key);
  }

  @Override
  public List<ExpiringHold> holds(StockKey key) {
    return real.holds(key);
  }
}
