package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;

import io.holdfast.examples.localfood.market.MarketService;
import java.lang.reflect.Method;

/** A step of an order at which its service may end: before or after a call of a bean. */
enum FailPoint {
  BEFORE_THE_PAYMENT(ORDER, "Payments", "charge", true),
  AFTER_THE_PAYMENT(ORDER, "Payments", "charge", false),
  ORDER_NOT_COMMITTED(ORDER, "Orders", "insert", false),
  ORDER_NOT_ANSWERED(ORDER, "OrderController", "place", false),
  ORDERED_NOT_SENT(ORDER, "EventSender", "send", true),
  ORDERED_SENT_AND_NOT_FORGOTTEN(ORDER, "EventPublicationRegistry", "markCompleted", true),
  READY_NOT_COMMITTED(ORDER, "OrderProgress", "ready", false),
  READY_NOT_ACKNOWLEDGED(ORDER, "OrderListener", "ofGoods", false),
  CANCEL_NOT_ANSWERED(ORDER, "OrderProgress", "cancel", false),
  REFUND_NOT_MADE(ORDER, "Refunds", "refund", true),
  STOCK_NOT_TAKEN(STORE, "Shelves", "take", true),
  STOCK_NOT_COMMITTED(STORE, "Shelves", "take", false),
  STOCK_NOT_ACKNOWLEDGED(STORE, "StoreListener", "hear", false),
  SAND_NOT_SENT(STORE, "EventSender", "send", true),
  SAND_SENT_AND_NOT_FORGOTTEN(STORE, "EventPublicationRegistry", "markCompleted", true),
  DELIVERY_NOT_COMMITTED(DELIVERY, "Dispatching", "ready", false),
  DELIVERY_NOT_ACKNOWLEDGED(DELIVERY, "DeliveryListener", "hear", false),
  START_NOT_COMMITTED(DELIVERY, "Deliveries", "move", false),
  START_NOT_ANSWERED(DELIVERY, "DeliveryController", "start", false),
  STARTED_NOT_SENT(DELIVERY, "EventSender", "send", true),
  STARTED_SENT_AND_NOT_FORGOTTEN(DELIVERY, "EventPublicationRegistry", "markCompleted", true);

  final MarketService service;
  final boolean before;
  private final String type;
  private final String method;

  FailPoint(MarketService service, String type, String method, boolean before) {
    this.service = service;
    this.type = type;
    this.method = method;
    this.before = before;
  }

  /** Returns whether this is a step of a bean of a class. */
  boolean isOf(Class<?> bean) {
    for (Class<?> it = bean; it != null; it = it.getSuperclass()) {
      if (it.getSimpleName().equals(type)) {
        return true;
      }
      for (Class<?> port : it.getInterfaces()) {
        if (port.getSimpleName().equals(type)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns whether this is before or after a call of a method. */
  boolean isAt(Method called, boolean before) {
    return this.before == before
        && called.getName().equals(method)
        && isOf(called.getDeclaringClass());
  }
}
