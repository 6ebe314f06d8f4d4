package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.LocalTimes;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives payments back that were begun and never became an order. */
@Component
class GiveUpPayments {
  private final PaymentLog log;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;
  private final Duration after;

  GiveUpPayments(
      PaymentLog log,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions,
      @Value("${localfood.payment.give-up-after}") Duration after) {
    this.log = log;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
    this.after = after;
  }

  @Scheduled(fixedDelayString = "${localfood.payment.give-up-every}")
  void giveUp() {
    for (String id : log.pendingSince(LocalTimes.now().minus(after))) {
      transaction.executeWithoutResult(
          status -> {
            if (log.end(id, PaymentLog.State.GIVEN_UP)) {
              events.publishEvent(new RefundDue(id));
            }
          });
    }
  }
}
