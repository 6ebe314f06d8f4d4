package io.holdfast.examples.localfood.store;

import io.holdfast.examples.localfood.events.DeliveryEvent;
import io.holdfast.examples.localfood.events.OrderCanceledEvent;
import io.holdfast.examples.localfood.events.OrderedEvent;
import io.holdfast.examples.localfood.events.ProductChangeEvent;
import io.holdfast.examples.localfood.events.ProductSandEvent;
import io.holdfast.examples.localfood.web.RequestException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What shops do. Each method is one transaction of the rows, the stock and the events that it
 * publishes.
 */
@Service
@Transactional
class Shopkeeping {
  private final Stores stores;
  private final Shelves shelves;
  private final ApplicationEventPublisher events;

  Shopkeeping(Stores stores, Shelves shelves, ApplicationEventPublisher events) {
    this.stores = stores;
    this.shelves = shelves;
    this.events = events;
  }

  /** Opens a shop with an article. */
  public Store open(long productId, @Nullable String productName, long stock) {
    return shelves.open(stores.insert(productId, productName), stock);
  }

  /** Renames the article of a shop, and tells the orders. */
  public Store rename(long id, long productId, @Nullable String productName) {
    if (stores.find(id, productId).isEmpty()) {
      throw new RequestException(
          HttpStatus.NOT_FOUND, "id, productId: there is no such shop with this article");
    }
    stores.rename(id, productName);
    events.publishEvent(ProductChangeEvent.of(id, productId, productName));
    return stores.find(id, productId).orElseThrow();
  }

  /**
   * Serves an order, or tells that it cannot be served: every order gets one of the two answers.
   */
  public void ordered(OrderedEvent order) {
    if (served(order)) {
      events.publishEvent(
          ProductSandEvent.of(order.id(), number(order.storeId()), number(order.productId())));
    } else {
      events.publishEvent(OrderCanceledEvent.of(order.id()));
    }
  }

  private boolean served(OrderedEvent order) {
    Integer quantity = order.quantity();
    if (quantity == null || quantity < 1) {
      return false;
    }
    Optional<Store> store = stores.find(number(order.storeId()), number(order.productId()));
    return store.isPresent() && shelves.take(order.id(), store.get(), quantity);
  }

  // No shop and no article has the number 0.
  private static long number(@Nullable Long id) {
    return id == null ? 0 : id;
  }

  /** Hands the goods to the carrier, or puts them back. */
  public void delivery(DeliveryEvent event) {
    Long store = event.storeId();
    if (store == null) {
      return;
    }
    switch (event.eventType()) {
      case DeliveryStartedEvent -> shelves.handOver(event.orderId(), store);
      case DeliveryCanceledEvent -> shelves.putBack(event.orderId(), store);
      case DeliveryCompletedEvent -> {}
    }
  }
}
