package io.holdfast.inventory.model;

/**
 * The identity of an operation of the host: every repetition of the operation has the same key. The
 * keys of two shops, or of two operations, are always different.
 *
 * @param shop the tenant
 * @param operation the host's name of the operation, 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @param value the caller's key, 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 */
public record IdempotencyKey(ShopId shop, String operation, String value) {
  /** The maximum length of the name of an operation, in characters. */
  public static final int MAX_OPERATION_LENGTH = 64;

  /** The maximum length of a value, in characters. */
  public static final int MAX_LENGTH = 128;

  /**
   * Checks the grammar.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing, too long
   *     or has another character
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
