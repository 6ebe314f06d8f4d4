package io.holdfast.examples.bookstore.courier;

import io.holdfast.examples.bookstore.flow.CheckoutState;
import io.holdfast.examples.bookstore.flow.ExecutionName;

/** Tells the customer that the order was accepted. Safe for use by any number of threads. */
public interface Notifier {
  /**
   * Sends the message. It may be sent again if the answer is lost, with the same execution name.
   *
   * @throws io.holdfast.examples.bookstore.flow.StepException retryable if it is not known whether
   *     the message was sent
   */
  void dispatched(ExecutionName name, CheckoutState state);
}
