package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.ExpiringHold;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The working copy on which commands are decided: a snapshot with the changes made so far on top,
 * so that each command sees the effects of those before it in the same transaction. A refused
 * command must not put changes here, except what {@link Restocking} puts for the supplier.
 */
public final class WorkingCopy {
  private final Snapshot snapshot;
  private final Instant now;
  private final boolean roomForMessages;
  private final boolean writesExpiredHolds;
  private final Overlay<StockKey, StoredLevel> levels = new Overlay<>();
  private final Overlay<EntryId, Entry> entries = new Overlay<>();
  private @Nullable Overlay<UnitKey, Unit> units;
  private @Nullable List<StockMovement> movements;
  private @Nullable List<RestockRequest> requests;
  private @Nullable List<List<HostWrite>> hostWrites;
  private @Nullable Map<StockKey, Long> demand;
  private @Nullable Set<StockKey> keysToFree;
  private @Nullable Set<ReservationId> holdsToFree;

  /**
   * Creates a copy without changes.
   *
   * @param roomForMessages true if the transaction can carry messages for an outbox besides all
   *     other changes
   * @param writesExpiredHolds true if each hold that is recorded as expired is put into an outbox
   */
  public WorkingCopy(Snapshot snapshot, boolean roomForMessages, boolean writesExpiredHolds) {
    this.snapshot = snapshot;
    this.now = snapshot.now();
    this.roomForMessages = roomForMessages;
    this.writesExpiredHolds = writesExpiredHolds;
  }

  public boolean hasRoomForMessages() {
    return roomForMessages;
  }

  public boolean writesExpiredHolds() {
    return writesExpiredHolds;
  }

  public Instant now() {
    return now;
  }

  @Nullable
  public StoredLevel level(StockKey key) {
    var slot = levels.find(key);
    return slot == null ? snapshot.level(key) : slot.after;
  }

  /** Returns a level that must exist, because a reservation has a line on it. */
  public StoredLevel knownLevel(StockKey key) {
    StoredLevel level = level(key);
    if (level == null) {
      throw new IllegalStateException("the store has no level " + key + " for a reservation of it");
    }
    return level;
  }

  @Nullable
  public Entry entry(EntryId id) {
    var slot = entries.find(id);
    return slot == null ? snapshot.entry(id) : slot.after;
  }

  /** Returns whether this transaction has written an entry already. */
  public boolean hasWritten(EntryId id) {
    return entries.find(id) != null;
  }

  /** Returns the unit of the key, or null if it is not in the stock. */
  @Nullable
  public Unit unit(UnitKey key) {
    Unit stored = stored(key);
    return stored != null && stored.isInStock() ? stored : null;
  }

  /** Returns the reservation that a unit was dispatched to last, or null if it is not known. */
  @Nullable
  public ReservationId dispatchedTo(UnitKey key) {
    Unit stored = stored(key);
    return stored == null || stored.isInStock() ? null : stored.owner();
  }

  @Nullable
  private Unit stored(UnitKey key) {
    var slot = units == null ? null : units.find(key);
    return slot == null ? snapshot.unit(key) : slot.after;
  }

  public List<ExpiringHold> holds(StockKey key) {
    return snapshot.holds(key);
  }

  /** Puts a level, and returns it with the version that it gets when this transaction writes it. */
  public StoredLevel put(StoredLevel level, Guard guard) {
    var slot = levels.find(level.key());
    if (slot == null) {
      slot = levels.add(level.key(), snapshot.level(level.key()));
    }
    if (!guard.equals(Guard.NONE)) {
      require(slot, guard);
    }
    StoredLevel restocked = level.restock() == null ? level : restocked(slot, level);
    slot.after = restocked.withVersion(slot.before == null ? 1 : slot.before.version() + 1);
    return slot.after;
  }

  private StoredLevel restocked(Overlay.Slot<StockKey, StoredLevel> slot, StoredLevel level) {
    StoredLevel previous = slot.after == null ? slot.before : slot.after;
    StoredLevel restocked = Restocking.afterChange(this, previous, level);
    Guard guard = Restocking.guard(previous, restocked);
    if (!guard.equals(Guard.NONE)) {
      require(slot, guard);
    }
    return restocked;
  }

  /** Puts a request into the outbox. */
  void ask(RestockRequest request) {
    requests = Lists.plus(requests == null ? List.of() : requests, request);
  }

  /**
   * Counts a buyer's shortage as demand on an open request: at once if the transaction writes the
   * level anyway, and later if not, so that a refusal causes no write.
   */
  void countDemand(StoredLevel level, long pieces) {
    if (levels.find(level.key()) != null) {
      put(Restocking.withDemand(level, pieces), Guard.SAME_VERSION);
      return;
    }
    if (demand == null) {
      demand = new TreeMap<>();
    }
    demand.merge(level.key(), pieces, Math::addExact);
  }

  /** Returns the demand on open requests that this transaction does not write. */
  public Map<StockKey, Long> demand() {
    return demand == null ? Map.of() : demand;
  }

  /**
   * Merges the guard of one command into the guard of the transaction, which applies to the level
   * before the transaction.
   */
  private static void require(Overlay.Slot<StockKey, StoredLevel> slot, Guard guard) {
    if (slot.before == null) {
      return;
    }
    long claimable = guard.claimable();
    if (slot.after != null && claimable != Long.MIN_VALUE) {
      claimable += slot.before.claimable() - slot.after.claimable();
    }
    slot.guard =
        slot.guard.equals(Guard.NONE) && claimable == guard.claimable()
            ? guard
            : new Guard(
                slot.guard.sameVersion() || guard.sameVersion(),
                Math.max(slot.guard.claimable(), claimable));
  }

  /** Puts a reservation, and returns it with the version that it gets in this transaction. */
  public Reservation put(Reservation reservation) {
    var slot = slot(reservation.entryId());
    Reservation written =
        reservation.withVersion(slot.before == null ? 1 : slot.before.version() + 1);
    slot.after = written;
    return written;
  }

  public void put(Operation operation) {
    slot(operation.entryId()).after = operation;
  }

  private Overlay.Slot<EntryId, Entry> slot(EntryId id) {
    var slot = entries.find(id);
    return slot == null ? entries.add(id, snapshot.entry(id)) : slot;
  }

  public void put(Unit unit) {
    slot(unit.key()).after = unit;
  }

  public void remove(UnitKey key) {
    slot(key).after = null;
  }

  private Overlay.Slot<UnitKey, Unit> slot(UnitKey key) {
    if (units == null) {
      units = new Overlay<>();
    }
    var slot = units.find(key);
    return slot == null ? units.add(key, snapshot.unit(key)) : slot;
  }

  public void record(StockMovement movement) {
    if (movements == null) {
      movements = new ArrayList<>();
    }
    movements.add(movement);
  }

  /** Adds the writes of the host that go with a command that takes effect. */
  public void add(List<HostWrite> writes) {
    if (hostWrites == null) {
      hostWrites = new ArrayList<>();
    }
    hostWrites.add(writes);
  }

  /**
   * Records that the command can only be answered after the expired holds of a key have been freed.
   */
  public void freeFirst(StockKey key) {
    if (keysToFree == null) {
      keysToFree = new TreeSet<>();
    }
    keysToFree.add(key);
  }

  /** Records that the command can only be answered after an expired hold has been freed. */
  public void freeFirst(ReservationId hold) {
    if (holdsToFree == null) {
      holdsToFree = new TreeSet<>();
    }
    holdsToFree.add(hold);
  }

  public boolean mustFree() {
    return keysToFree != null || holdsToFree != null;
  }

  public Set<StockKey> keysToFree() {
    return keysToFree == null ? Set.of() : keysToFree;
  }

  public Set<ReservationId> holdsToFree() {
    return holdsToFree == null ? Set.of() : holdsToFree;
  }

  public Changes changes() {
    List<LevelChange> levelChanges = levelChanges();
    List<EntryChange> entryChanges = entryChanges();
    if (levelChanges.isEmpty()
        && entryChanges.isEmpty()
        && units == null
        && movements == null
        && hostWrites == null) {
      return Changes.NONE;
    }
    return new Changes(
        levelChanges,
        entryChanges,
        unitChanges(),
        movements == null ? List.of() : movements,
        requests == null ? List.of() : requests,
        hostWrites == null ? List.of() : hostWrites,
        writesExpiredHolds ? expiredHolds(entryChanges) : List.of());
  }

  private List<ExpiredHold> expiredHolds(List<EntryChange> changes) {
    List<ExpiredHold> holds = List.of();
    for (EntryChange change : changes) {
      if (change.recordsExpiry() && change.after() instanceof Reservation it) {
        Instant end = Objects.requireNonNull(it.expiresAt(), "expiresAt");
        holds = Lists.plus(holds, new ExpiredHold(it.shop(), it.id(), it.lines(), end, now));
      }
    }
    return holds;
  }

  private List<LevelChange> levelChanges() {
    List<LevelChange> changes = List.of();
    levels.sort();
    for (int i = 0; i < levels.size(); i++) {
      var slot = levels.get(i);
      if (slot.after != null) {
        changes = Lists.plus(changes, new LevelChange(slot.before, slot.after, slot.guard));
      }
    }
    return changes;
  }

  private List<EntryChange> entryChanges() {
    List<EntryChange> changes = List.of();
    entries.sort();
    for (int i = 0; i < entries.size(); i++) {
      var slot = entries.get(i);
      if (slot.after != null) {
        changes = Lists.plus(changes, new EntryChange(slot.before, slot.after));
      }
    }
    return changes;
  }

  private List<UnitChange> unitChanges() {
    if (units == null) {
      return List.of();
    }
    List<UnitChange> changes = new ArrayList<>();
    units.sort();
    for (int i = 0; i < units.size(); i++) {
      var slot = units.get(i);
      boolean same = slot.before == null ? slot.after == null : slot.before.equals(slot.after);
      if (!same) {
        changes.add(new UnitChange(slot.before, slot.after));
      }
    }
    return changes;
  }
}
