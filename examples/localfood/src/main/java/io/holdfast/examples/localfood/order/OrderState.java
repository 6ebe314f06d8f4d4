package io.holdfast.examples.localfood.order;

import org.jspecify.annotations.Nullable;

/**
 * An order and how far it is, for the page of its customer.
 *
 * @param cancelRequested whether the customer asked to cancel it
 * @param delivery its delivery, as soon as the carrier has it
 */
record OrderState(Order order, boolean cancelRequested, @Nullable Delivery delivery) {
  /** A delivery that has started. */
  record Delivery(long id, boolean complete) {}
}
