package io.holdfast.examples.localfood.order;

import io.holdfast.examples.localfood.events.OrderedEvent;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes orders. Wherever it is cut off, the same payment id continues: it never charges twice,
 * never makes a second order, and what is not continued is given back by {@link GiveUpPayments}.
 *
 * <ol>
 *   <li>the payment is noted as pending;
 *   <li>the payment service charges it, while no transaction is open;
 *   <li>in one transaction: the payment is paid, the order exists, and its event is in the
 *       registry.
 * </ol>
 */
@Service
class PlaceOrder {
  private final PaymentLog log;
  private final Payments payments;
  private final Orders orders;
  private final ApplicationEventPublisher events;
  private final TransactionTemplate transaction;

  PlaceOrder(
      PaymentLog log,
      Payments payments,
      Orders orders,
      ApplicationEventPublisher events,
      PlatformTransactionManager transactions) {
    this.log = log;
    this.payments = payments;
    this.orders = orders;
    this.events = events;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Takes an order, or returns the one that was taken under this payment id.
   *
   * @throws RequestException if it is not paid, or the id belongs to another purchase
   */
  Order place(String paymentId, Purchase purchase) {
    PaymentLog.Entry entry = log.begin(paymentId, purchase);
    if (!entry.purchase().equals(purchase)) {
      throw new RequestException(
          HttpStatus.UNPROCESSABLE_CONTENT, "Idempotency-Key: was used for another order");
    }
    return entry.state() == PaymentLog.State.PENDING
        ? pay(paymentId, purchase)
        : ended(paymentId, entry.state());
  }

  private Order pay(String paymentId, Purchase purchase) {
    boolean paid;
    try {
      paid = payments.charge(paymentId, purchase);
    } catch (PaymentsUnavailableException e) {
      throw RequestException.tryAgain(
          "the payment is not certain: repeat the order with the same Idempotency-Key");
    }
    if (!paid) {
      return log.end(paymentId, PaymentLog.State.DECLINED)
          ? ended(paymentId, PaymentLog.State.DECLINED)
          : ended(paymentId, log.begin(paymentId, purchase).state());
    }
    Optional<Order> order = transaction.execute(status -> order(paymentId, purchase));
    return order.orElseGet(() -> ended(paymentId, log.begin(paymentId, purchase).state()));
  }

  private Optional<Order> order(String paymentId, Purchase purchase) {
    if (!log.end(paymentId, PaymentLog.State.PAID)) {
      return Optional.empty();
    }
    Order order = orders.insert(purchase, paymentId);
    events.publishEvent(
        OrderedEvent.of(
            order.id(),
            order.storeId(),
            order.productId(),
            order.quantity(),
            order.createdAt(),
            order.updatedBy()));
    return Optional.of(order);
  }

  private Order ended(String paymentId, PaymentLog.State state) {
    return switch (state) {
      case PAID -> orders.ofPayment(paymentId);
      case DECLINED -> throw new RequestException(HttpStatus.PAYMENT_REQUIRED, "card: declined");
      case GIVEN_UP ->
          throw new RequestException(
              HttpStatus.CONFLICT, "Idempotency-Key: this order was given up, and is not charged");
      case PENDING -> throw new IllegalStateException("a payment that has ended is pending");
    };
  }
}
