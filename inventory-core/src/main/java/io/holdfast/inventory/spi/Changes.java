package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockMovement;
import java.util.List;

/**
 * The rows that one transaction writes. No row occurs twice. Levels, entries and units are sorted
 * by key, so that stores that lock while they write lock in one order. Movements are in the order
 * in which they happened. A movement with a reference comes together with a change of the
 * reservation it refers to, so that a store can keep both together.
 *
 * @param levels the levels to insert or change
 * @param entries the reservations and operations to insert or change
 * @param units the units to insert, change or delete
 * @param movements the movements to append
 * @param requests the restock requests to put into the outbox, each for a level in {@code levels}
 * @param hostWrites the writes of the host, one list for each command that carries some, each list
 *     in the order in which they are performed
 * @param expiredHolds the expired holds to put into their outbox. Each comes together with the
 *     change that {@linkplain EntryChange#recordsExpiry() records its expiry}, or before it, in a
 *     transaction of its own, if both do not fit into one. Always empty if the store {@linkplain
 *     InventoryStore#hasExpiredHoldOutbox() has no such outbox}
 * @since 0.1.0
 */
public record Changes(
    List<LevelChange> levels,
    List<EntryChange> entries,
    List<UnitChange> units,
    List<StockMovement> movements,
    List<RestockRequest> requests,
    List<List<HostWrite>> hostWrites,
    List<ExpiredHold> expiredHolds) {
  /** No changes. */
  public static final Changes NONE = new Changes(List.of(), List.of(), List.of(), List.of());

  private static final int ROWS_OF_A_REQUEST = 3;

  /** The number of rows of an expired hold: one for the message, and one by which it is found. */
  public static final int ROWS_OF_AN_EXPIRED_HOLD = 2;

  /** Copies the lists. */
  public Changes {
    levels = List.copyOf(levels);
    entries = List.copyOf(entries);
    units = List.copyOf(units);
    movements = List.copyOf(movements);
    requests = List.copyOf(requests);
    hostWrites = hostWrites.stream().map(List::copyOf).toList();
    expiredHolds = List.copyOf(expiredHolds);
  }

  /** Creates changes without expired holds. */
  public Changes(
      List<LevelChange> levels,
      List<EntryChange> entries,
      List<UnitChange> units,
      List<StockMovement> movements,
      List<RestockRequest> requests,
      List<List<HostWrite>> hostWrites) {
    this(levels, entries, units, movements, requests, hostWrites, List.of());
  }

  /** Creates changes that only put expired holds into their outbox. */
  public static Changes onlyExpiredHolds(List<ExpiredHold> holds) {
    return new Changes(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), holds);
  }

  /** Creates changes without restock requests and without writes of the host. */
  public Changes(
      List<LevelChange> levels,
      List<EntryChange> entries,
      List<UnitChange> units,
      List<StockMovement> movements) {
    this(levels, entries, units, movements, List.of());
  }

  /** Creates changes without writes of the host. */
  public Changes(
      List<LevelChange> levels,
      List<EntryChange> entries,
      List<UnitChange> units,
      List<StockMovement> movements,
      List<RestockRequest> requests) {
    this(levels, entries, units, movements, requests, List.of());
  }

  /** Returns whether there is nothing to write. */
  public boolean isEmpty() {
    return levels.isEmpty()
        && entries.isEmpty()
        && units.isEmpty()
        && movements.isEmpty()
        && requests.isEmpty()
        && hostWrites.isEmpty()
        && expiredHolds.isEmpty();
  }

  /**
   * Returns the number of rows that a store writes for these changes: levels, entries, units and
   * movements; every row of the index of holds that is inserted, changed or deleted to keep the
   * index in step with the entries; three rows for each restock request, one for the request and
   * two by which it is found; two rows for each expired hold that is put into the outbox; and one
   * row for each write of the host.
   */
  public int rows() {
    int rows = levels.size() + entries.size() + units.size() + movements.size();
    rows += ROWS_OF_A_REQUEST * requests.size();
    rows += ROWS_OF_AN_EXPIRED_HOLD * expiredHolds.size();
    for (EntryChange change : entries) {
      rows += change.indexRows();
    }
    for (List<HostWrite> writes : hostWrites) {
      rows += writes.size();
    }
    return rows;
  }
}
