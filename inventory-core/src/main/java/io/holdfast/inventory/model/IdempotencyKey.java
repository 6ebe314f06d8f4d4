package io.holdfast.inventory.model;

/**
 * What a host's operation is known by: whoever repeats it, repeats the key. Keys of two shops never
 * meet, nor do those of two operations.
 *
 * @param shop the tenant
 * @param operation what is done, as the host calls it: 1 to 64 characters of {@code
 *     [A-Za-z0-9._:-]}
 * @param value the caller's own key: 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 */
public record IdempotencyKey(ShopId shop, String operation, String value) {
  /** Longest name of an operation, in characters. */
  public static final int MAX_OPERATION_LENGTH = 64;

  /** Longest value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing, too long or
   *     has another character
   */
  public IdempotencyKey {
    Required.field("shop", shop);
    Grammar.NAME.check("operation", operation, MAX_OPERATION_LENGTH);
    Grammar.NAME.check("idempotencyKey", value, MAX_LENGTH);
  }

  @Override
  public String toString() {
    return shop + "/" + operation + "/" + value;
  }
}
