package io.holdfast.examples.ticketsgrpc.sale;

/** Thrown if a field of a call breaks a rule. Nothing was done. */
public final class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String field;

  /**
   * Creates the exception.
   *
   * @param field the name of the field in the contract
   * @param text the field and the rule
   */
  public InvalidCallException(String field, String text) {
    super(text);
    this.field = field;
  }

  /** Returns the name of the field in the contract. */
  public String field() {
    return field;
  }
}
