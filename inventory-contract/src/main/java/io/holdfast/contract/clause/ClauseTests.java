package io.holdfast.contract.clause;

import io.holdfast.contract.StoreFixture;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.FixtureResolver;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The base of the tests of all clauses: a fresh store, its clock, and rows of a shop that no other
 * test uses.
 */
@ExtendWith(FixtureResolver.class)
public abstract class ClauseTests {
  final SettableClock clock = new SettableClock();
  final Rows rows = new Rows();

  @SuppressWarnings("NullAway.Init")
  StoreFixture fixture;

  @SuppressWarnings("NullAway.Init")
  InventoryStore store;

  @BeforeEach
  final void openStore(StoreFixture contract) {
    fixture = contract;
    store = fixture.store(clock);
  }

  final Instant in(Duration time) {
    return clock.instant().plus(time);
  }

  /** Returns a level that must exist. */
  final StoredLevel level(StockKey key) {
    return level(store, key);
  }

  static StoredLevel level(InventoryStore store, StockKey key) {
    return Rows.present(store.read(Footprint.of(key.shop()).key(key).build()).level(key));
  }

  final @Nullable Entry entry(String id) {
    EntryId entry = Rows.id(id);
    return store.read(Footprint.ofEntry(rows.shop, entry)).entry(entry);
  }

  final @Nullable Unit unit(UnitKey key) {
    return store.read(Footprint.of(key.key().shop()).unit(key).build()).unit(key);
  }

  /** Adds one piece, and returns the version of the level that was written. */
  final long addOne(InventoryStore to, StockKey key) {
    String cause = rows.freshId();
    return to.decide(
        Footprint.of(key, Rows.id(cause)),
        snapshot -> {
          StoredLevel before = Rows.present(snapshot.level(key));
          // Lets other threads run between load and write.
          Crowd.jostle();
          return new Writes()
              .level(before, Rows.changed(before, 1, 0, 0, null))
              .entry(snapshot.entry(Rows.id(cause)), rows.operation(cause, snapshot.now()))
              .movement(Rows.received(key, 1, cause, snapshot.now()))
              .answering(before.version() + 1);
        });
  }
}
