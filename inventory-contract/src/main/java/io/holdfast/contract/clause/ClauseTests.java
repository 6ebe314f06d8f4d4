package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.StoreFixture;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.FixtureResolver;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  /** Adds a piece, and records its movement. */
  final StockMovement move(StockKey key, String cause, @Nullable ReservationId about) {
    return move(key, cause, about, clock.instant());
  }

  final StockMovement move(StockKey key, String cause, @Nullable ReservationId about, Instant at) {
    MovementKind kind = about == null ? MovementKind.RECEIVE : MovementKind.RETURN;
    StockMovement movement = movement(key, kind, cause, about, at);
    Footprint.Builder footprint = Footprint.of(rows.shop).key(key).entry(Rows.id(cause));
    if (about != null) {
      footprint.entry(about.entry());
    }
    store.decide(
        footprint.build(),
        snapshot -> {
          StoredLevel before = Rows.present(snapshot.level(key));
          Writes writes = new Writes();
          if (about != null) {
            touch(writes, snapshot, about);
          }
          return writes
              .level(before, Rows.changed(before, 1, 0, 0, null))
              .entry(null, rows.operation(cause, at))
              .movement(movement)
              .answering(true);
        });
    return movement;
  }

  /** Changes the reservation of a movement, as every such movement does. */
  final void touch(Writes writes, Snapshot snapshot, ReservationId about) {
    Reservation closed = rows.closed(about.value(), snapshot.now());
    Entry before = snapshot.entry(about.entry());
    writes.entry(
        before,
        before == null
            ? closed
            : Rows.ended((Reservation) before, ReservationState.RELEASED, snapshot.now()));
  }

  static StockMovement movement(
      StockKey key, MovementKind kind, String cause, @Nullable ReservationId about, Instant at) {
    return new StockMovement(
        key, kind, 1, 1, 0, 0, List.of(), new EntryId(cause), about, new Reason("because"), at);
  }

  /** Returns the movements of a key, read page by page. */
  final List<StockMovement> allMovements(StockKey key, int limit) {
    List<StockMovement> all = new ArrayList<>();
    List<StockMovement> page;
    do {
      page = store.stockMovements(key, all.isEmpty() ? null : all.get(all.size() - 1), limit);
      assertThat(page.size()).isLessThanOrEqualTo(limit);
      all.addAll(page);
    } while (page.size() == limit);
    return all;
  }
}
