package io.holdfast.examples.localfood.events;

import org.jspecify.annotations.Nullable;

/** A record that no repetition will make readable. It goes to the dead-letter topic. */
public final class PoisonEventException extends RuntimeException {
  PoisonEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
