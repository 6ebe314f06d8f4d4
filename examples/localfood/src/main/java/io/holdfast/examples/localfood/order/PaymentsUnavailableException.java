package io.holdfast.examples.localfood.order;

/** The payment service did not answer. */
final class PaymentsUnavailableException extends RuntimeException {
  PaymentsUnavailableException(String message) {
    super(message);
  }
}
