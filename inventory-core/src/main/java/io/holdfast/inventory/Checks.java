package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** The checks that several requests share. */
final class Checks {
  private Checks() {}

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(field, "required");
    }
    return value;
  }

  static long between(String field, long least, long most, long value) {
    if (value < least) {
      throw new InvalidRequestException(
          field, least == 0 ? "must be 0 or more" : "must be at least " + least);
    }
    if (value > most) {
      throw new InvalidRequestException(field, "at most " + most);
    }
    return value;
  }
}
