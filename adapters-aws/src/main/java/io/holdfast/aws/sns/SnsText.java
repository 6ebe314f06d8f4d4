package io.holdfast.aws.sns;

/** Which characters SNS carries. */
final class SnsText {
  private SnsText() {}

  /**
   * Whether XML 1.0 has the character, which the service speaks, and it is no control character.
   */
  static boolean isAllowed(int c) {
    return !Character.isISOControl(c)
        && (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        && c != 0xFFFE
        && c != 0xFFFF;
  }
}
