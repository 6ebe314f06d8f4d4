package io.holdfast.contract.clause;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the writes of one transaction, guarded by the versions that were read, and sorts them.
 */
final class Writes {
  private final List<LevelChange> levels = new ArrayList<>();
  private final List<EntryChange> entries = new ArrayList<>();
  private final List<UnitChange> units = new ArrayList<>();
  private final List<StockMovement> movements = new ArrayList<>();
  private final List<RestockRequest> requests = new ArrayList<>();
  private final List<List<HostWrite>> hostWrites = new ArrayList<>();
  private final List<ExpiredHold> expiredHolds = new ArrayList<>();

  Writes level(@Nullable StoredLevel before, StoredLevel after) {
    return level(before, after, before == null ? Guard.NONE : Guard.SAME_VERSION);
  }

  Writes level(@Nullable StoredLevel before, StoredLevel after, Guard guard) {
    levels.add(new LevelChange(before, after, guard));
    return this;
  }

  Writes entry(@Nullable Entry before, Entry after) {
    entries.add(new EntryChange(before, after));
    return this;
  }

  Writes unit(@Nullable Unit before, @Nullable Unit after) {
    units.add(new UnitChange(before, after));
    return this;
  }

  Writes movement(StockMovement movement) {
    movements.add(movement);
    return this;
  }

  Writes request(RestockRequest request) {
    requests.add(request);
    return this;
  }

  /** Adds the writes of the host that one command carries. */
  Writes host(HostWrite... writes) {
    hostWrites.add(List.of(writes));
    return this;
  }

  Changes changes() {
    levels.sort(Comparator.comparing(LevelChange::key));
    entries.sort(Comparator.comparing(change -> change.after().entryId()));
    units.sort(Comparator.comparing(UnitChange::key));
    movements.sort(Comparator.comparing(StockMovement::key));
    return new Changes(
        List.copyOf(levels),
        List.copyOf(entries),
        List.copyOf(units),
        List.copyOf(movements),
        List.copyOf(requests),
        List.copyOf(hostWrites),
        List.copyOf(expiredHolds));
  }

  <R> Verdict<R> answering(R answer) {
    return new Verdict<>(answer, changes());
  }

  /** Inserts a level with its pieces on hand, and the movement that added them. */
  static StoredLevel define(InventoryStore store, StoredLevel level) {
    store.decide(
        Footprint.of(level.key(), Rows.id("opening-" + level.key().sku())),
        snapshot -> {
          Writes writes = new Writes().level(null, level);
          if (level.onHand() > 0) {
            writes.movement(
                Rows.received(
                    level.key(), level.onHand(), "opening-" + level.key().sku(), snapshot.now()));
          }
          return writes.answering(level);
        });
    return level;
  }

  /** Inserts an entry that touches no stock. */
  static void insert(InventoryStore store, Entry entry) {
    store.decide(
        Footprint.ofEntry(entry.shop(), entry.entryId()),
        snapshot -> new Writes().entry(null, entry).answering(true));
  }

  /** Inserts a hold and counts it on its levels, which exist. */
  static Reservation hold(InventoryStore store, Reservation hold) {
    Footprint.Builder footprint = Footprint.of(hold.shop()).entry(hold.entryId());
    hold.lines().forEach(line -> footprint.key(line.key(hold.shop())));
    return store.decide(
        footprint.build(),
        snapshot -> {
          Writes writes = new Writes().entry(null, hold);
          countHeld(writes, snapshot, hold, 1, hold.expiresAt());
          return writes.answering(hold);
        });
  }

  /** Ends a hold, by a sale or otherwise, and subtracts it from its levels. */
  static Reservation end(InventoryStore store, Reservation hold, ReservationState state) {
    return store.decide(
        Footprint.ofEntry(hold.shop(), hold.entryId()),
        snapshot -> {
          Reservation ended =
              state == ReservationState.COMMITTED
                  ? Rows.sold(hold, snapshot.now())
                  : Rows.ended(hold, state, snapshot.now());
          Writes writes = new Writes().entry(snapshot.entry(hold.entryId()), ended);
          countHeld(writes, snapshot, ended, -1, null);
          return writes.answering(ended);
        });
  }

  /** Ends a hold as expired, with its message, unless it has ended otherwise. */
  static Verdict<Boolean> expire(Snapshot snapshot, Reservation hold, ExpiredHold message) {
    return unlessEnded(snapshot, hold, ReservationState.EXPIRED, List.of(message));
  }

  /** Ends a hold as released, unless it has ended otherwise. */
  static Verdict<Boolean> release(Snapshot snapshot, Reservation hold) {
    return unlessEnded(snapshot, hold, ReservationState.RELEASED, List.of());
  }

  private static Verdict<Boolean> unlessEnded(
      Snapshot snapshot, Reservation hold, ReservationState state, List<ExpiredHold> messages) {
    Entry stored = snapshot.entry(hold.entryId());
    if (!hold.equals(stored)) {
      return new Verdict<>(false, Changes.NONE);
    }
    Reservation ended = Rows.ended(hold, state, snapshot.now());
    Writes writes = new Writes().entry(stored, ended);
    countHeld(writes, snapshot, ended, -1, null);
    writes.expiredHolds.addAll(messages);
    return writes.answering(true);
  }

  private static void countHeld(
      Writes writes, Snapshot snapshot, Reservation hold, int sign, @Nullable Instant expiry) {
    for (ReservationLine line : hold.lines()) {
      StockKey key = line.key(hold.shop());
      StoredLevel before = Rows.present(snapshot.level(key));
      long held = sign * line.taken().quantity();
      writes.level(before, Rows.changed(before, 0, held, line.committed().quantity(), expiry));
    }
  }

  /** Inserts a free unit, its piece on hand, and the movement that added it. */
  static void addUnit(InventoryStore store, UnitKey unit) {
    String cause = "unit-" + unit.unit();
    store.decide(
        Footprint.of(unit.key().shop()).unit(unit).entry(Rows.id(cause)).build(),
        snapshot -> {
          StoredLevel before = Rows.present(snapshot.level(unit.key()));
          return new Writes()
              .level(before, Rows.changed(before, 1, 0, 0, null))
              .unit(null, Unit.free(unit))
              .movement(Rows.received(unit.key(), 1, cause, snapshot.now()))
              .answering(true);
        });
  }
}
