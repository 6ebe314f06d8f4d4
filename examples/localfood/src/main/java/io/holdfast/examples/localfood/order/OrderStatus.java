package io.holdfast.examples.localfood.order;

/** What has become of an order. */
enum OrderStatus {
  /** Paid; the shop has not answered yet. */
  COMPLETE_ORDER,
  /** The shop has the goods ready for the carrier. */
  READY_PRODUCT,
  /** The carrier has the goods: nobody can cancel any more. */
  START_DELIVERY,
  /** The customer has the goods. */
  COMPLETE_DELIVERY,
  /** Cancelled by the shop or by the customer; the money goes back. */
  CANCEL_ORDER
}
