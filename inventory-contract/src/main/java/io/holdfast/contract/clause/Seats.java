package io.holdfast.contract.clause;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.InventoryStore;

/** Stock that is counted by unit, with two units that are free. */
record Seats(StockKey key, UnitKey a1, UnitKey a2) {
  /** Inserts the level and its units, with the movements that added them. */
  static Seats define(InventoryStore store, Rows rows) {
    StockKey key = rows.key("seats");
    Seats seats = new Seats(key, rows.unit(key, "A1"), rows.unit(key, "A2"));
    Writes.define(store, Rows.level(key, StockPolicy.units(), 0));
    Writes.addUnit(store, seats.a1);
    Writes.addUnit(store, seats.a2);
    return seats;
  }
}
