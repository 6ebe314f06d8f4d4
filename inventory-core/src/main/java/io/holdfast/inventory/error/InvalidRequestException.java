package io.holdfast.inventory.error;

/**
 * The request breaks a rule of form. Thrown before any I/O wherever the request itself shows it;
 * nothing is done and nothing is remembered, so the id stays usable.
 */
public final class InvalidRequestException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final String field;
  private final String rule;

  /**
   * Creates the fault.
   *
   * @param field the field that is wrong, e.g. {@code quantity} or {@code lines[3]}
   * @param rule the rule it breaks, e.g. {@code must be at least 1}
   */
  public InvalidRequestException(String field, String rule) {
    super(field + ": " + rule, null, false);
    this.field = field;
    this.rule = rule;
  }

  /** The field that is wrong. */
  public String field() {
    return field;
  }

  /** The rule it breaks. */
  public String rule() {
    return rule;
  }
}
