package io.holdfast.inventory.model;

/**
 * The id of a tenant: one shop, event organiser or merchant. Tenants are isolated from each other.
 *
 * @param value 1 to 32 characters of {@code [a-z0-9-]}
 * @since 0.1.0
 */
public record ShopId(String value) implements Comparable<ShopId> {
  /** The maximum length of a value, in characters. */
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
