package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** Checks the fields without which an event means nothing. */
final class Required {
  private Required() {}

  /** Refuses an event without an id. */
  static void id(String field, @Nullable Long id) {
    if (id == null) {
      throw new IllegalArgumentException(field + ": required");
    }
  }
}
