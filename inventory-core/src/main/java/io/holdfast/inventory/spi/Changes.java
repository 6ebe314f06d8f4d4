package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockMovement;
import java.util.List;

/**
 * What one atomic unit writes. No row occurs twice. Levels, entries and units are sorted by key, so
 * that stores that take locks as they write take them in one order; movements are in the order in
 * which they happened. A movement with a reference comes together with a change of the reservation
 * it refers to, so that a store can keep the two side by side.
 *
 * @param levels levels to insert or change
 * @param entries reservations and operations to insert or change
 * @param units units to insert, change or delete
 * @param movements movements to append
 * @param requests restock requests to put into the outbox, each of a level among those above
 */
public record Changes(
    List<LevelChange> levels,
    List<EntryChange> entries,
    List<UnitChange> units,
    List<StockMovement> movements,
    List<RestockRequest> requests) {
  /** Nothing to write. */
  public static final Changes NONE =
      new Changes(List.of(), List.of(), List.of(), List.of(), List.of());

  private static final int ROWS_OF_A_REQUEST = 3;

  /** Changes that ask nothing of a supplier. */
  public Changes(
      List<LevelChange> levels,
      List<EntryChange> entries,
      List<UnitChange> units,
      List<StockMovement> movements) {
    this(levels, entries, units, movements, List.of());
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return levels.isEmpty()
        && entries.isEmpty()
        && units.isEmpty()
        && movements.isEmpty()
        && requests.isEmpty();
  }

  /**
   * How many rows a store writes for this: levels, entries, units and movements, every row of the
   * index of holds that is inserted, changed or deleted to keep it in step with the entries, and
   * for a request three: itself, and two by which it is found.
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
