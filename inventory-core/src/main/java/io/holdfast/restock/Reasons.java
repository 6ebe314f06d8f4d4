package io.holdfast.restock;

import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.PublishingException;
import org.jspecify.annotations.Nullable;

/** Why something failed, in one line that can be stored and logged. */
final class Reasons {
  private Reasons() {}

  /**
   * The reason of a failure. What an exception other than {@link PublishingException} says may hold
   * anything, so of those it is only the kind.
   */
  static String of(RuntimeException failure) {
    return clean(
        failure instanceof PublishingException
            ? failure.getMessage()
            : failure.getClass().getName());
  }

  /** Leaves out what is no text, and what is too much. */
  static String clean(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      return "no reason given";
    }
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < reason.length()) {
      int point = reason.codePointAt(at);
      int shown = isText(point) ? point : ' ';
      if (text.length() + Character.charCount(shown) > OutboxMessage.MAX_REASON_LENGTH) {
        break;
      }
      text.appendCodePoint(shown);
      at += Character.charCount(point);
    }
    return text.toString();
  }

  private static boolean isText(int point) {
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
