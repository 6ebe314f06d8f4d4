package io.holdfast.inventory.spi.support;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of others fit to be stored, logged and shown: one line, bounded, and without anything
 * that a reader does not see. So it cannot forge a line of a log, hide part of itself, or fill a
 * disk. It removes no secret: whoever passes text here has to know that none is in it.
 */
public final class Printable {
  private Printable() {}

  /**
   * Returns the text with a space for each character that is not printable, cut between two
   * characters.
   *
   * @param text of others, may be null
   * @param maxLength of the result, in {@code char}s, 0 or more
   * @return never null; empty for null
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
