package io.holdfast.aws.sns;

/** Knows the characters that SNS accepts. */
final class SnsText {
  private SnsText() {}

  /**
   * Returns whether a character is allowed in XML 1.0, which the service uses, and is not a control
   * character.
   */
  static boolean isAllowed(int c) {
    return !Character.isISOControl(c)
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
