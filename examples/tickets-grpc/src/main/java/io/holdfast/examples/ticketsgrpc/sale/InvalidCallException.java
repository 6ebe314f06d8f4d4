package io.holdfast.examples.ticketsgrpc.sale;

/** Thrown if a field of a call, a setting or an imported event breaks a rule. Nothing was done. */
public final class InvalidCallException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param text the field and the rule
   */
  public InvalidCallException(String text) {
    super(text);
  }
}
