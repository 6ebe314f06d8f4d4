package io.holdfast.inventory.error;

/**
 * Thrown if a request is malformed, before any I/O where the request itself shows it. Nothing is
 * done and nothing is remembered, so the id stays usable.
 *
 * @since 0.1.0
 */
public final class InvalidRequestException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /**
   * Creates the fault.
   *
   * @param field the name of the invalid field, e.g. {@code quantity} or {@code lines[3]}
   * @param rule the rule that the field breaks, e.g. {@code must be at least 1}
   */
  public InvalidRequestException(String field, String rule) {
    super(field + ": " + rule, null, false);
    this.field = field;
    this.rule = rule;
  }

  /** Returns the name of the invalid field. */
  public String field() {
    return field;
  }

  /** Returns the rule that the field breaks. */
  public String rule() {
    return rule;
  }
}
