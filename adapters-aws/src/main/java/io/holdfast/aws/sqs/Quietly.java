package io.holdfast.aws.sqs;

import java.util.function.Supplier;

/**
 * Defers interrupts of this thread during a short action that must complete: the SDK aborts a call
 * if its thread is interrupted.
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
