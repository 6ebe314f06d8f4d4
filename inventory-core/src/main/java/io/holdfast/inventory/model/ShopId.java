package io.holdfast.inventory.model;

/**
 * The tenant: one shop, event organiser or merchant. Isolation is per shop.
 *
 * @param value 1 to 32 characters of {@code [a-z0-9-]}
 */
public record ShopId(String value) implements Comparable<ShopId> {
  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 32;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if the value is missing, too long
   *     or has another character
   */
  public ShopId {
    Grammar.LOWER.check("shop", value, MAX_LENGTH);
  }

  @Override
  public int compareTo(ShopId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
