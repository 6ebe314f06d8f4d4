package io.holdfast.examples.bookstore.billing;

/**
 * A billing service. Every call carries an idempotency key, so a repetition has no second effect.
 * Safe for use by any number of threads.
 */
public interface Billing {
  /**
   * Charges a customer.
   *
   * @param key the idempotency key; a repetition returns the first answer
   * @param userId the customer
   * @param amount the amount in whole units of money, 0 or more
   * @throws io.holdfast.examples.bookstore.flow.StepException refused if the payment is declined,
   *     the key was used for another charge, or the charge was refunded before; retryable if the
   *     answer is not known
   */
  void charge(String key, String userId, long amount);

  /**
   * Gives back what was charged under a key. If nothing was charged, nothing is given back, and the
   * key is closed: a charge that arrives late is refused.
   *
   * @param key the idempotency key of the charge; a repetition has no effect
   * @param userId the customer
   * @throws io.holdfast.examples.bookstore.flow.StepException retryable if the answer is not known
   */
  void refund(String key, String userId);
}
