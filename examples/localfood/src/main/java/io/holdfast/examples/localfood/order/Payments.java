package io.holdfast.examples.localfood.order;

/**
 * A payment service. Calls with the same id are about the same payment, however often they come.
 */
interface Payments {
  /**
   * Takes the money. A repetition returns the first answer. After a refund it returns false.
   *
   * @return whether it was paid
   * @throws PaymentsUnavailableException if the service did not answer: the money may be taken
   */
  boolean charge(String paymentId, Purchase purchase);

  /**
   * Gives the money back, and ends the payment: what was not charged yet, never will be.
   *
   * @throws PaymentsUnavailableException if the service did not answer
   */
  void refund(String paymentId);
}
