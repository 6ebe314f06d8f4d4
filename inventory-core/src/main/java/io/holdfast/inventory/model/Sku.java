package io.holdfast.inventory.model;

/**
 * The id of an article that is sold, for instance of a product, an event or a book.
 *
 * @param value 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
 */
public record Sku(String value) implements Comparable<Sku> {
  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 64;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public Sku {
    Grammar.NAME.check("sku", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(Sku other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
