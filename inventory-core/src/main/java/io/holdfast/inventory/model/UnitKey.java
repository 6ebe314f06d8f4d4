package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * The identity of one unit: its stock key and its serial number. Ordered by both.
 *
 * @param key the stock key of the unit
 * @param unit the serial number, unique within the stock key
 * @since 0.1.0
 */
public record UnitKey(StockKey key, UnitId unit) implements Comparable<UnitKey> {
  /** Checks that no component is missing. */
  public UnitKey {
    Checks.required("key", key);
    Checks.required("unit", unit);
  }

  @Override
  public int compareTo(UnitKey other) {
    int byKey = key.compareTo(other.key);
    return byKey != 0 ? byKey : unit.compareTo(other.unit);
  }

  @Override
  public String toString() {
    return key + "#" + unit;
  }
}
