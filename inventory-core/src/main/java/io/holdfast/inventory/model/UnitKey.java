package io.holdfast.inventory.model;

/**
 * The identity of one unit: its stock key and its serial number. Ordered by both.
 *
 * @param key the stock key of the unit
 * @param unit the serial number, unique within the stock key
 */
public record UnitKey(StockKey key, UnitId unit) implements Comparable<UnitKey> {
  /** Checks that no component is missing. */
  public UnitKey {
    Required.field("key", key);
    Required.field("unit", unit);
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
