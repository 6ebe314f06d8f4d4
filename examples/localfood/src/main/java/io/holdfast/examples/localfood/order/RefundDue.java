package io.holdfast.examples.localfood.order;

/** Money must go back. The publication registry keeps it until the payment service has said yes. */
record RefundDue(String paymentId) {}
