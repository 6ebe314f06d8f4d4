package io.holdfast.examples.localfood.order;

import static io.holdfast.examples.localfood.order.OrderStatus.CANCEL_ORDER;
import static io.holdfast.examples.localfood.order.OrderStatus.COMPLETE_DELIVERY;
import static io.holdfast.examples.localfood.order.OrderStatus.COMPLETE_ORDER;
import static io.holdfast.examples.localfood.order.OrderStatus.READY_PRODUCT;
import static io.holdfast.examples.localfood.order.OrderStatus.START_DELIVERY;

import io.holdfast.examples.localfood.events.CancelRequestedEvent;
import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.OrderCanceledEvent;
import io.holdfast.examples.localfood.events.ProductChangeEvent;
import io.holdfast.examples.localfood.events.ProductSandEvent;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves orders forward, and never back, whatever the order in which events arrive. Only the
 * delivery service knows whether the carrier or the customer was first, so a cancel of a customer
 * is a request to it.
 */
@Service
@Transactional
class OrderProgress {
  private static final Set<OrderStatus> NOT_STARTED = EnumSet.of(COMPLETE_ORDER, READY_PRODUCT);

  private final Orders orders;
  private final ApplicationEventPublisher events;

  OrderProgress(Orders orders, ApplicationEventPublisher events) {
    this.orders = orders;
    this.events = events;
  }

  /** The shop has the goods ready. */
  public void ready(ProductSandEvent event) {
    orders.move(event.orderId(), EnumSet.of(COMPLETE_ORDER), READY_PRODUCT);
  }

  /**
   * The shop cannot serve the order. A shop that had the goods ready cannot say so: then it counts
   * as a request to cancel, so that the stock comes back.
   */
  public void refused(OrderCanceledEvent event) {
    if (orders.move(event.orderId(), EnumSet.of(COMPLETE_ORDER), CANCEL_ORDER)) {
      refund(event.orderId());
    } else {
      orders.find(event.orderId()).ifPresent(this::request);
    }
  }

  /** The carrier or the customer has the goods, or the customer was faster than the carrier. */
  public void delivery(DeliveryEvent event) {
    switch (event.eventType()) {
      case DeliveryStartedEvent -> {
        orders.move(event.orderId(), NOT_STARTED, START_DELIVERY);
        orders.delivery(event.orderId(), event.deliveryId());
      }
      case DeliveryCompletedEvent -> {
        orders.move(
            event.orderId(),
            EnumSet.of(COMPLETE_ORDER, READY_PRODUCT, START_DELIVERY),
            COMPLETE_DELIVERY);
        orders.delivery(event.orderId(), event.deliveryId());
      }
      case DeliveryCanceledEvent -> {
        if (orders.move(event.orderId(), NOT_STARTED, CANCEL_ORDER)) {
          refund(event.orderId());
        }
      }
    }
  }

  /** An article has another name. */
  public void renamed(ProductChangeEvent event) {
    orders.rename(event.id(), event.productId(), event.productName(), event.timestamp());
  }

  /**
   * Asks to cancel an order, for its customer.
   *
   * @return the order, which is cancelled when the delivery service has agreed
   * @throws RequestException if there is no such order, or the carrier has it
   */
  public Order cancel(long id) {
    Order order =
        orders
            .find(id)
            .orElseThrow(() -> new RequestException(HttpStatus.NOT_FOUND, "id: no such order"));
    if (order.status() == START_DELIVERY || order.status() == COMPLETE_DELIVERY) {
      throw new RequestException(HttpStatus.CONFLICT, "the carrier has the goods");
    }
    request(order);
    return order;
  }

  private void request(Order order) {
    if (orders.requestCancel(order.id(), NOT_STARTED)) {
      events.publishEvent(CancelRequestedEvent.of(order.id(), order.storeId()));
    }
  }

  private void refund(long id) {
    events.publishEvent(new RefundDue(orders.paymentOf(id)));
  }
}
