package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * The identity of an operation of the host: every repetition of the operation has the same key. The
 * keys of two shops, or of two operations, are always different.
 *
 * @param shop the tenant
 * @param operation the host's name of the operation, 1 to 64 characters of {@code [A-Za-z0-9._:-]}
 * @param value the caller's key, 1 to 128 characters of {@code [A-Za-z0-9._:-]}
 * @since 0.1.0
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
    Checks.required("shop", shop);
    Grammar.NAME.check("operation", operation, MAX_OPERATION_LENGTH);
    Grammar.NAME.check("idempotencyKey", value, MAX_LENGTH);
  }

  /**
   * Creates a key from the value of an {@code Idempotency-Key} header. The IETF draft
   * (draft-ietf-httpapi-idempotency-key-header) asks for a quoted string, such as {@code
   * "8e03978e"}. A value without quotes is accepted too, because many clients send it; both are the
   * same key.
   *
   * @param shop the tenant
   * @param operation the host's name of the operation
   * @param header the value of the header, which may have spaces around it
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing, if only
   *     one quote is there, or if the key has a character that is not allowed, as a list of keys
   *     and a parameter have
   */
  public static IdempotencyKey ofHeader(ShopId shop, String operation, String header) {
    String text = Checks.required("idempotencyKey", header).strip();
    boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
    return new IdempotencyKey(
        shop, operation, quoted ? text.substring(1, text.length() - 1) : text);
  }

  @Override
  public String toString() {
    return shop + "/" + operation + "/" + value;
  }
}
