package io.holdfast.examples.localfood.order;

import org.springframework.scheduling.annotation.Async;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Gives money back, until the payment service has taken it. */
@Component
class Refunds {
  /** The threads that give money back. */
  static final String EXECUTOR = "refundExecutor";

  private final Payments payments;

  Refunds(Payments payments) {
    this.payments = payments;
  }

  @Async(EXECUTOR)
  @TransactionalEventListener(id = "refunds")
  public void refund(RefundDue due) {
    payments.refund(due.paymentId());
  }
}
