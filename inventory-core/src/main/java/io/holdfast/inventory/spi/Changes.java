package io.holdfast.inventory.spi;

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
 */
public record Changes(
    List<LevelChange> levels,
    List<EntryChange> entries,
    List<UnitChange> units,
    List<StockMovement> movements,
    List<RestockRequest> requests) {
  /** No changes. */
  public static final Changes NONE =
      new Changes(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final int ROWS_OF_A_REQUEST = 3;

  /** Creates changes without restock requests. */
  public Changes(
      List<LevelChange> levels,
      List<EntryChange> entries,
      List<UnitChange> units,
      List<StockMovement> movements) {
    this(levels, entries, units, movements, List.of());
  }

  /** Returns whether there is nothing to write. */
  public boolean isEmpty() {
    return levels.isEmpty()
        && entries.isEmpty()
        && units.isEmpty()
        && movements.isEmpty()
        && requests.isEmpty();
  }

  /**
   * Returns the number of rows that a store writes for these changes: levels, entries, units and
   * movements; every row of the index of holds that is inserted, changed or deleted to keep the
   * index in step with the entries; and three rows for each restock request, one for the request
   * and two by which it is found.
   */
  public int rows() {
    int rows = levels.size() + entries.size() + units.size() + movements.size();
    rows += ROWS_OF_A_REQUEST * requests.size();
    for (EntryChange change : entries) {
      rows += change.indexRows();
    }
    return rows;
  }
}
