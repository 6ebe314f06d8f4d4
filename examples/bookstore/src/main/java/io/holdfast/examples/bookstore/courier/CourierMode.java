package io.holdfast.examples.bookstore.courier;

/** What the courier worker does with an order. */
public enum CourierMode {
  /** It finds a courier. */
  FOUND,
  /** It finds no courier. */
  NONE,
  /** It never answers. */
  SILENT
}
