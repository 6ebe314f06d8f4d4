package io.holdfast.inventory;

/**
 * How much of a request is taken if the stock does not suffice for all of it.
 *
 * @since 0.1.0
 */
public enum Fill {
  /** Takes every line in full, or nothing. */
  ALL_OR_NOTHING,
  /**
   * Takes as much of every line as is available. The request is refused only if nothing is
   * available.
   */
  UP_TO_AVAILABLE
}
