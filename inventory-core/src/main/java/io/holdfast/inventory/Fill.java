package io.holdfast.inventory;

/** How much of a request is taken when there is not enough for all of it. */
public enum Fill {
  /** Every line in full, or nothing. */
  ALL_OR_NOTHING,
  /** Of every line as much as there is; refused only if that is nothing at all. */
  UP_TO_AVAILABLE
}
