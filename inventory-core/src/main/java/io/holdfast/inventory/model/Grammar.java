package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * The allowed characters of identities. ASCII only: no normalisation, no case folding, no separator
 * of any store, and nothing that could start a log line.
 */
enum Grammar {
  LOWER("-"),
  NAME("-ABCDEFGHIJKLMNOPQRSTUVWXYZ._:"),
  /** A name that may have spaces inside. */
  WORDS("-ABCDEFGHIJKLMNOPQRSTUVWXYZ._: "),
  /** A stored id: a name, or one of the library's internal ids. */
  STORED_ID("-ABCDEFGHIJKLMNOPQRSTUVWXYZ._:~"),
  /** The text of a digest, base 64 included. */
  DIGEST("-ABCDEFGHIJKLMNOPQRSTUVWXYZ._:+/=");

  /** The allowed characters, as one bit for each of the first 128 characters, in two halves. */
  private final long low;

  private final long high;

  Grammar(String more) {
    long[] bits = new long[2];
    ("abcdefghijklmnopqrstuvwxyz0123456789" + more).chars().forEach(c -> bits[c >> 6] |= 1L << c);
    low = bits[0];
    high = bits[1];
  }

  String check(String field, @Nullable String value, int maxLength) {
    if (value == null) {
      throw new InvalidRequestException(field, "required");
    }
    if (value.isEmpty()) {
      throw new InvalidRequestException(field, "must not be empty");
    }
    if (value.length() > maxLength) {
      throw new InvalidRequestException(field, "at most " + maxLength + " characters");
    }
    for (int i = 0; i < value.length(); i++) {
      if (!allows(value.charAt(i))) {
        throw new InvalidRequestException(
            field, "character " + printable(value.codePointAt(i)) + " not allowed at " + i);
      }
    }
    if (value.charAt(0) == ' ' || value.charAt(value.length() - 1) == ' ') {
      throw new InvalidRequestException(field, "must not begin or end with a space");
    }
    return value;
  }

  private boolean allows(char c) {
    return c < 128 && ((c < 64 ? low : high) >>> c & 1) != 0;
  }

  private static String printable(int c) {
    return c >= ' ' && c <= '~' ? "'" + (char) c + "'" : String.format("U+%04X", c);
  }
}
