package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/**
 * What identities may look like. ASCII only: no normalisation, no case folding, no separators of
 * any store, nothing that could start a log line.
 */
enum Grammar {
  LOWER,
  NAME;

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
            field, "character " + printable(value.charAt(i)) + " not allowed at " + i);
      }
    }
    return value;
  }

  private boolean allows(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-') {
      return true;
    }
    return this == NAME && ((c >= 'A' && c <= 'Z') || c == '.' || c == '_' || c == ':');
  }

  private static String printable(char c) {
    return c >= ' ' && c <= '~' ? "'" + c + "'" : String.format("U+%04X", (int) c);
  }
}
