package io.holdfast.aws.sqs;

import java.util.function.Supplier;

/**
 * Keeps interrupts of this thread back while something is done that is short, and must be done
 * whole: the SDK breaks off a call if its thread is interrupted.
 */
final class Quietly {
  private Quietly() {}

  static <T> T call(Supplier<T> action) {
    boolean interrupted = Thread.interrupted();
    try {
      return action.get();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void run(Runnable action) {
    boolean interrupted = Thread.interrupted();
    try {
      action.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
