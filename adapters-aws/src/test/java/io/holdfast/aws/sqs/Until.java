package io.holdfast.aws.sqs;

import java.util.function.BooleanSupplier;

/** Waits until a condition holds. A test that takes too long is interrupted, and ends here. */
final class Until {
  private Until() {}

  static void holds(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      if (Thread.currentThread().isInterrupted()) {
        throw new AssertionError("did not come about");
      }
      Thread.onSpinWait();
    }
  }
}
