package io.holdfast.idempotency;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;

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
    Checks.required("answer", text);
    long bytes = 0;
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new InvalidRequestException("answer", "half a character at " + at);
      }
      bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
      at += Character.charCount(c);
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
