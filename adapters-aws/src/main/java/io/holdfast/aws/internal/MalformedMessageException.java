package io.holdfast.aws.internal;

/** A message that breaks a rule of form, and will at every repeat. Says nothing of its content. */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the fault.
   *
   * @param field a field of our own, or the number of another one; never a name out of a message
   * @param rule the rule it breaks
   */
  MalformedMessageException(String field, String rule) {
    // Whoever floods a queue with these pays for no stack trace of ours.
    super(field + ": " + rule, null, false, false);
    reason = field + ": " + rule;
  }

  /** The field and the rule. */
  public String reason() {
    return reason;
  }
}
