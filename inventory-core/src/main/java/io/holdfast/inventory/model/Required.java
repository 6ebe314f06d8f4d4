package io.holdfast.inventory.model;

import io.holdfast.inventory.error.InvalidRequestException;
import org.jspecify.annotations.Nullable;

/** The checks that several records share. */
final class Required {
  private Required() {}

  static <T> T field(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidRequestException(name, "required");
    }
    return value;
  }

  static long between(String name, long least, long most, long value) {
    if (value < least) {
      throw new InvalidRequestException(
          name, least == 0 ? "must be 0 or more" : "must be at least " + least);
    }
    if (value > most) {
      throw new InvalidRequestException(name, "at most " + most);
    }
    return value;
  }
}
