package io.holdfast.examples.localfood.delivery;

import io.holdfast.examples.localfood.events.CancelRequestedEvent;
import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.DeliveryEvent.Kind;
import io.holdfast.examples.localfood.events.ProductSandEvent;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives goods to the carrier, or cancels their delivery. Both change the row of the delivery from
 * READY under a condition, so exactly one of carrier and customer wins.
 *
 * <p>A refusal has written nothing, so its transaction commits: on an H2 file a rollback may lose
 * what others have committed. Whoever waited for the row sees what the other has made of it.
 */
@Service
@Transactional(isolation = Isolation.READ_COMMITTED, noRollbackFor = RequestException.class)
class Dispatching {
  private final Deliveries deliveries;
  private final ApplicationEventPublisher events;

  Dispatching(Deliveries deliveries, ApplicationEventPublisher events) {
    this.deliveries = deliveries;
    this.events = events;
  }

  /** The goods of an order are ready, unless its customer has cancelled meanwhile. */
  public void ready(ProductSandEvent event) {
    if (deliveries.ofOrder(event.orderId()).isEmpty()) {
      deliveries.insert(DeliveryStatus.READY, event.orderId(), event.storeId(), event.address());
    }
  }

  /** A customer cancels. If the goods are not ready yet, they will not be delivered. */
  public void cancel(CancelRequestedEvent event) {
    Optional<Deliveries.OfOrder> known = deliveries.ofOrder(event.orderId());
    if (known.isEmpty()) {
      tell(
          Kind.DeliveryCanceledEvent,
          new Deliveries.OfOrder(
              deliveries.insert(DeliveryStatus.CANCEL, event.orderId(), event.storeId(), null),
              event.orderId(),
              event.storeId()));
    } else if (deliveries.move(known.get().id(), DeliveryStatus.READY, DeliveryStatus.CANCEL)) {
      tell(Kind.DeliveryCanceledEvent, known.get());
    }
  }

  /**
   * The carrier takes the goods. A repetition changes nothing.
   *
   * @throws RequestException if there is no such delivery, or it cannot start
   */
  public Delivery start(long id) {
    return move(id, DeliveryStatus.READY, DeliveryStatus.START, Kind.DeliveryStartedEvent);
  }

  /**
   * The customer has the goods. A repetition changes nothing.
   *
   * @throws RequestException if there is no such delivery, or it has not started
   */
  public Delivery complete(long id) {
    return move(id, DeliveryStatus.START, DeliveryStatus.COMPLETE, Kind.DeliveryCompletedEvent);
  }

  private Delivery move(long id, DeliveryStatus from, DeliveryStatus to, Kind kind) {
    Deliveries.OfOrder order = deliveries.order(id).orElseThrow(Dispatching::unknown);
    if (deliveries.move(id, from, to)) {
      tell(kind, order);
    }
    Delivery now = deliveries.find(id).orElseThrow(Dispatching::unknown);
    if (now.status() != to) {
      throw new RequestException(
          HttpStatus.CONFLICT, "the delivery is " + now.status() + ", and must be " + from);
    }
    return now;
  }

  private void tell(Kind kind, Deliveries.OfOrder order) {
    if (order.orderId() != null) {
      events.publishEvent(DeliveryEvent.of(kind, order.orderId(), order.storeId(), order.id()));
    }
  }

  /** Creates a delivery of no order. */
  public Delivery create() {
    return deliveries
        .find(deliveries.insert(null, null, null, null))
        .orElseThrow(Dispatching::unknown);
  }

  /**
   * Completes a delivery of no order, or one that has started.
   *
   * @throws RequestException if there is no such delivery, or it has not started
   */
  public Delivery completeFirst() {
    return deliveries.move(1, null, DeliveryStatus.COMPLETE)
        ? deliveries.find(1).orElseThrow(Dispatching::unknown)
        : complete(1);
  }

  private static RequestException unknown() {
    return new RequestException(HttpStatus.NOT_FOUND, "id: no such delivery");
  }
}
