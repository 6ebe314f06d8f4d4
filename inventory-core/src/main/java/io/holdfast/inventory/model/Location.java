package io.holdfast.inventory.model;

/**
 * The place where stock is.
 *
 * @param value 1 to 32 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record Location(String value) implements Comparable<Location> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 32;

  /** The location of a host that has only one location. */
  public static final Location MAIN = new Location("main");

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public Location {
    Grammar.NAME.check("location", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(Location other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
