package io.holdfast.aws.internal;

/**
 * Reports a message that breaks a rule of form, and will break it at every repeat. Contains no part
 * of the content.
 */
public final class MalformedMessageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the fault.
   *
   * @param field the name of a field of the format, or the number of another one; never a name from
   *     the message
   * @param rule the rule that is broken
   */
  MalformedMessageException(String field, String rule) {
    // No stack trace: a flood of such messages must stay cheap.
    super(field + ": " + rule, null, false, false);
    reason = field + ": " + rule;
  }

  /** Returns the field and the rule. */
  public String reason() {
    return reason;
  }
}
