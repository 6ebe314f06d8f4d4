package io.holdfast.inventory.spi.support;

import org.jspecify.annotations.Nullable;

/**
 * Makes external text safe to store, log and show: one line, bounded, and without invisible
 * characters. Such text cannot forge a log line, hide a part of itself, or fill a disk. It does not
 * remove secrets: the caller must know that the text has none.
 *
 * @since 0.1.0
 */
public final class Printable {
  private Printable() {}

  /**
   * Returns the text with a space for each character that is not printable, cut at a character
   * boundary.
   *
   * @param text the external text, may be null
   * @param maxLength the maximum length of the result, in {@code char}s, 0 or more
   * @return the printable text, never null; empty for null
   */
  public static String of(@Nullable String text, int maxLength) {
    if (text == null) {
      return "";
    }
    StringBuilder printable = new StringBuilder(Math.min(text.length(), maxLength));
    int at = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      int shown = isPrintable(point) ? point : ' ';
      if (printable.length() + Character.charCount(shown) > maxLength) {
        break;
      }
      printable.appendCodePoint(shown);
      at += Character.charCount(point);
    }
    return printable.toString();
  }

  /**
   * Returns whether the text has printable characters only.
   *
   * @param text the external text
   */
  public static boolean isPrintable(String text) {
    return text.codePoints().allMatch(Printable::isPrintable);
  }

  private static boolean isPrintable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
