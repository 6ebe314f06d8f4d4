package io.holdfast.contract;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A simple and therefore correct store: maps, and one lock around everything. Broken stores change
 * one step of it.
 *
 * <p>Safe for use by any number of threads.
 */
class LockedMapStore implements InventoryStore {
  private final Map<ShopId, Tables> shops = new HashMap<>();
  final Object lock = new Object();
  final MapRows hostRows = new MapRows();

  /** Whether the expired holds of changes are kept. */
  boolean expiredHoldOutbox = true;

  InstantSource clock = InstantSource.system();

  /** Sets the clock, before the first use: so a broken store needs no constructor. */
  final LockedMapStore on(InstantSource other) {
    clock = other;
    return this;
  }

  Tables tables(ShopId shop) {
    return shops.computeIfAbsent(shop, id -> newTables());
  }

  Tables newTables() {
    return new Tables();
  }

  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    synchronized (lock) {
      Verdict<R> verdict = decision.on(load(footprint));
      write(verdict.changes());
      return verdict.answer();
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    synchronized (lock) {
      return load(footprint);
    }
  }

  @Override
  public void check(HostWrite write) {
    MapRows.checked(write);
  }

  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  LoadedRows load(Footprint footprint) {
    Tables tables = tables(footprint.shop());
    LoadedRows rows = new LoadedRows(now());
    for (StockKey key : footprint.keys()) {
      load(rows, key);
    }
    for (UnitKey unit : footprint.units()) {
      load(rows, unit);
    }
    for (StockKey key : footprint.holdsOf()) {
      rows.holds.put(key, tables.holdsOf(key, hold -> isReadable(footprint.shop(), hold)));
    }
    for (EntryId id : footprint.entries()) {
      if (!isReadable(footprint.shop(), id)) {
        rows.unreadable.add(id);
        continue;
      }
      Entry entry = tables.entries.get(id);
      rows.entries.put(id, entry);
      if (entry instanceof Reservation it) {
        it.lines().forEach(line -> load(rows, line.key(it.shop())));
        loadUnits(rows, it);
      }
    }
    return rows;
  }

  void loadUnits(LoadedRows rows, Reservation it) {
    for (ReservationLine line : it.lines()) {
      for (UnitId id : line.taken().units()) {
        load(rows, new UnitKey(line.key(it.shop()), id));
      }
    }
  }

  private void load(LoadedRows rows, UnitKey unit) {
    ShopId shop = unit.key().shop();
    if (isReadable(shop, unit)) {
      rows.units.put(unit, tables(shop).units.get(unit));
    } else {
      rows.unreadable.add(unit);
    }
  }

  private void load(LoadedRows rows, StockKey key) {
    if (!isReadable(key.shop(), key)) {
      rows.unreadable.add(key);
      return;
    }
    Tables tables = tables(key.shop());
    StoredLevel row = tables.levels.get(key);
    rows.levels.put(key, row == null ? null : tables.shown(row, rows.now()));
  }

  /**
   * Tells whether a row can be read.
   *
   * @param row the stock key of a level, the id of an entry, the key of a unit, or the row itself
   */
  boolean isReadable(ShopId shop, Object row) {
    return !tables(shop).unreadable.contains(row);
  }

  /** Returns what makes rows unreadable. */
  BadRows badRows() {
    return new MapBadRows(shop -> tables(shop).unreadable);
  }

  void write(Changes changes) {
    writeHost(changes.hostWrites());
    changes.levels().forEach(this::write);
    changes.entries().forEach(this::write);
    changes.units().forEach(this::write);
    changes.movements().forEach(this::write);
    changes.requests().forEach(this::write);
    changes.expiredHolds().forEach(this::write);
  }

  void writeHost(List<List<HostWrite>> writes) {
    MapRows.perform(writes);
  }

  void write(LevelChange change) {
    tables(change.key().shop()).levels.put(change.key(), change.after());
  }

  void write(EntryChange change) {
    Entry after = change.after();
    Tables tables = tables(after.shop());
    tables.entries.put(after.entryId(), after);
    tables.index(after);
  }

  void write(UnitChange change) {
    Unit after = change.after();
    Tables tables = tables(change.key().key().shop());
    if (after == null) {
      tables.units.remove(change.key());
    } else {
      tables.units.put(change.key(), after);
    }
  }

  void write(StockMovement movement) {
    tables(movement.key().shop()).movements.add(movement);
  }

  void write(RestockRequest request) {
    tables(request.key().shop()).requests.add(request);
  }

  void write(ExpiredHold hold) {
    tables(hold.shop()).expiredHolds.put(hold.id(), hold);
  }

  @Override
  public boolean hasExpiredHoldOutbox() {
    return expiredHoldOutbox;
  }

  List<ExpiredHold> expiredHolds(ShopId shop) {
    synchronized (lock) {
      return List.copyOf(tables(shop).expiredHolds.values());
    }
  }

  List<RestockRequest> requests(ShopId shop) {
    synchronized (lock) {
      return List.copyOf(tables(shop).requests);
    }
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    synchronized (lock) {
      Instant now = now();
      Tables tables = tables(shop);
      return tables.levels.values().stream()
          .filter(row -> after == null || row.key().compareTo(after) > 0)
          .filter(row -> isReadable(shop, row.key()))
          .limit(limit)
          .map(row -> tables.shown(row, now))
          .toList();
    }
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    synchronized (lock) {
      LoadedRows rows = new LoadedRows(now());
      keys.forEach(key -> load(rows, key));
      return rows.levels.values().stream().filter(Objects::nonNull).toList();
    }
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    synchronized (lock) {
      return ids.stream()
          .filter(id -> isReadable(shop, id.entry()))
          .map(id -> tables(shop).entries.get(id.entry()))
          .filter(Reservation.class::isInstance)
          .map(it -> ((Reservation) it).asOf(now()))
          .toList();
    }
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    synchronized (lock) {
      List<Reservation> found =
          tables(shop).entries.values().stream()
              .filter(Reservation.class::isInstance)
              .map(Reservation.class::cast)
              .filter(it -> isReadable(shop, it.entryId()))
              .filter(it -> after == null || it.id().value().compareTo(after) > 0)
              .filter(it -> filter.matches(it, now()))
              .map(it -> it.asOf(now()))
              .sorted(Comparator.comparing(Reservation::id))
              .limit(limit)
              .toList();
      boolean full = found.size() == limit;
      return new ReservationSlice(found, full ? found.get(limit - 1).id().value() : null);
    }
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    synchronized (lock) {
      return shops.entrySet().stream()
          .filter(shop -> !shop.getValue().levels.isEmpty())
          .map(Map.Entry::getKey)
          .filter(shop -> after == null || shop.compareTo(after) > 0)
          .sorted()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    synchronized (lock) {
      return tables(key.shop()).movements.stream()
          .filter(movement -> movement.key().equals(key))
          .filter(movement -> isReadable(key.shop(), movement))
          .filter(
              movement -> after == null || StockMovement.OLDEST_FIRST.compare(movement, after) > 0)
          .sorted(StockMovement.OLDEST_FIRST)
          .limit(limit)
          .toList();
    }
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    synchronized (lock) {
      return tables(shop).movements.stream()
          .filter(movement -> reference.equals(movement.reference()))
          .filter(movement -> isReadable(shop, movement))
          .sorted(StockMovement.OLDEST_FIRST)
          .toList();
    }
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    synchronized (lock) {
      Instant now = now();
      return tables(shop).holdsInOrder().stream()
          .filter(hold -> isReadable(shop, hold))
          .filter(hold -> !now.isBefore(hold.expiresAt()))
          .map(Tables.Hold::reservation)
          .distinct()
          .limit(limit)
          .toList();
    }
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    synchronized (lock) {
      Tables tables = tables(shop);
      Set<StockKey> page = new HashSet<>();
      long allMoved = 0;
      List<StoredLevel> levels = levels(shop, after, limit);
      for (StoredLevel level : levels) {
        page.add(level.key());
        allMoved += moved(level.key());
        visitor.level(level, moved(level.key()));
      }
      tables.levels.keySet().stream()
          .filter(key -> after == null || key.compareTo(after) > 0)
          .filter(
              key ->
                  levels.size() < limit || key.compareTo(levels.get(levels.size() - 1).key()) < 0)
          .filter(key -> !isReadable(shop, key))
          .forEach(key -> visitor.unreadable(key, "level " + key));
      List<Unit> units =
          readable(
              shop,
              tables.units.values().stream().filter(it -> page.contains(it.key().key())).toList(),
              Unit::key,
              it -> visitor.unreadable(it.key().key(), "unit " + it.key()));
      units.forEach(visitor::unit);
      List<Tables.Hold> holds =
          readable(
              shop,
              tables.holds.stream().filter(it -> page.contains(it.key())).toList(),
              it -> it,
              it -> visitor.unreadable(it.key(), "hold " + it));
      holds.forEach(
          hold -> visitor.hold(hold.key(), hold.reservation(), hold.quantity(), hold.expiresAt()));
      List<Reservation> reservations = new ArrayList<>();
      for (Entry entry : tables.entries.values()) {
        if (!isReadable(shop, entry.entryId())) {
          visitor.unreadable(null, "entry " + entry.entryId());
        } else if (entry instanceof Reservation it
            && (it.state() == ReservationState.HELD || it.state() == ReservationState.COMMITTED)) {
          reservations.add(it);
        }
      }
      reservations.forEach(visitor::reservation);
      visitor.totals(
          new AuditTotals(page.size(), allMoved, units.size(), holds.size(), reservations.size()));
    }
  }

  private <T> List<T> readable(
      ShopId shop, List<T> rows, Function<T, Object> name, Consumer<T> bad) {
    rows.stream().filter(row -> !isReadable(shop, name.apply(row))).forEach(bad);
    return rows.stream().filter(row -> isReadable(shop, name.apply(row))).toList();
  }

  private long moved(StockKey key) {
    return tables(key.shop()).movements.stream()
        .filter(movement -> movement.key().equals(key))
        .mapToLong(StockMovement::onHandDelta)
        .sum();
  }
}
