package io.holdfast.examples.localfood.events;

/** The topics, as texts with placeholders of the environment. */
public final class Topics {
  /** An order was paid. */
  public static final String ORDERED = "${ORDERED_TOPIC:ordered}";

  /** The shop has the goods ready. */
  public static final String PRODUCT_SAND = "product-sand";

  /** The shop cannot serve an order. */
  public static final String ORDER_CANCELED = "order-canceled";

  /** An article has another name. */
  public static final String PRODUCT_CHANGED = "product-changed";

  /** A customer asks to cancel an order. */
  public static final String CANCEL_REQUESTED = "cancel-requested";

  /** The carrier has the goods. */
  public static final String DELIVERY_STARTED = "delivery-started";

  /** The customer has the goods. */
  public static final String DELIVERY_COMPLETED = "delivery-completed";

  /** The goods will not be delivered: the customer was faster than the carrier. */
  public static final String DELIVERY_CANCELED = "delivery-canceled";

  private Topics() {}
}
