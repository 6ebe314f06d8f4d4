package io.holdfast.inventory.model;

/**
 * The id of a supplier, which makes or delivers an article: the factory.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record SupplierId(String value) implements Comparable<SupplierId> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public SupplierId {
    Grammar.NAME.check("supplierId", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(SupplierId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
