package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** Checks the fields without which an event means nothing. */
final class Required {
  private Required() {}

  /** Returns the id, or refuses an event that has none. */
  static Long id(String field, @Nullable Long id) {
    if (id == null) {
      throw new IllegalArgumentException(field + ": required");
    }
    return id;
  }
}
