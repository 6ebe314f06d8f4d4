package io.holdfast.examples.localfood.delivery;

/** What has become of a delivery. */
enum DeliveryStatus {
  /** The goods wait for the carrier. */
  READY,
  /** The carrier has them. */
  START,
  /** The customer has them. */
  COMPLETE,
  /** The customer cancelled before the carrier came. */
  CANCEL
}
