package io.holdfast.aws.internal;

/** Makes text from outside fit for a log line and for an attribute of a message. */
public final class Printable {
  private Printable() {}

  /**
   * The text with everything escaped that is not printable ASCII, and cut.
   *
   * @param text from outside
   * @param max the most characters of the result
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
