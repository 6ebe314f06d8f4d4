package io.holdfast.idempotency;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an operation, stored for repetitions. Store a larger answer elsewhere, and its
 * location here.
 *
 * @param text any text, possibly empty, of at most {@value #MAX_BYTES} bytes in UTF-8
 * @since 0.1.0
 */
public record StoredAnswer(String text) {
  /** The maximum size, in bytes of UTF-8. */
  public static final int MAX_BYTES = 65_536;

  /**
   * Checks the size.
   *
   * @throws InvalidRequestException if the text is null, has more than {@value #MAX_BYTES} bytes,
   *     or has an unpaired surrogate, which UTF-8 cannot express
   */
  public StoredAnswer {
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

  /** Returns the length of the text, and not the text, which may be confidential. */
  @Override
  public String toString() {
    return "StoredAnswer[" + text.length() + " characters]";
  }
}
