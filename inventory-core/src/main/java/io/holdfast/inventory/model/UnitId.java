package io.holdfast.inventory.model;

/**
 * The serial number of one piece of a stock key, such as a seat.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record UnitId(String value) implements Comparable<UnitId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public UnitId {
    Grammar.NAME.check("unit", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(UnitId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
