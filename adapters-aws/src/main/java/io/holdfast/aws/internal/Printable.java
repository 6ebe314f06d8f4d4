package io.holdfast.aws.internal;

/** Makes untrusted text safe for a log line and for an attribute of a message. */
public final class Printable {
  private Printable() {}

  /**
   * Returns the text with everything escaped that is not printable ASCII, cut to a maximum length.
   *
   * @param text the untrusted text
   * @param max the maximum number of characters of the result
   */
  public static String of(String text, int max) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < text.length() && line.length() <= max; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        line.append(c);
      } else {
        line.append(String.format("\\u%04x", (int) c));
      }
    }
    return line.length() <= max ? line.toString() : line.substring(0, max - 3) + "...";
  }
}
