package io.holdfast.idempotency;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What an operation has answered, kept for those who ask again. Larger answers belong into a place
 * of the host's own, and the way to find them in here.
 *
 * @param text any text, possibly empty, of at most {@value #MAX_BYTES} bytes in UTF-8
 */
public record Answer(String text) {
  /** The most bytes in UTF-8. */
  public static final int MAX_BYTES = 65_536;

  /**
   * Checks that it can be kept.
   *
   * @throws InvalidRequestException if the text is missing, has more bytes, or half a character
   *     that UTF-8 cannot express
   */
  public Answer {
    check(text);
  }

  private static void check(@Nullable String text) {
    if (text == null) {
      throw new InvalidRequestException("answer", "required");
    }
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        throw new InvalidRequestException("answer", "half a character at " + i);
      }
    }
    if (bytes > MAX_BYTES) {
      throw new InvalidRequestException("answer", "at most " + MAX_BYTES + " bytes in UTF-8");
    }
  }

  /** How long it is. Not what it says: that may be nobody's business. */
  @Override
  public String toString() {
    return "Answer[" + text.length() + " characters]";
  }
}
