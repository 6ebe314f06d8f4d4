package io.holdfast.restock;

import io.holdfast.inventory.spi.support.Printable;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.PublishingException;

/** Describes why an attempt failed, in one line that can be stored and logged. */
final class Reasons {
  private Reasons() {}

  /**
   * Returns the reason of a failure. The message of an exception other than {@link
   * PublishingException} may contain anything, so only its class is used.
   */
  static String of(Throwable failure) {
    String reason =
        Printable.of(
            failure instanceof PublishingException
                ? failure.getMessage()
                : failure.getClass().getName(),
            OutboxMessage.MAX_REASON_LENGTH);
    return reason.isBlank() ? "no reason given" : reason;
  }
}
