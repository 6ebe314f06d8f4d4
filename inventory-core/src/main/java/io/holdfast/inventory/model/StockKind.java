package io.holdfast.inventory.model;

/** How the stock of a key is counted. */
public enum StockKind {
  /** By number: any piece is as good as another. */
  QUANTITY,
  /** By serial-numbered piece: every claim names the units it takes. */
  UNITS,
  /** Not limited by what is on hand: every claim is granted, and still recorded under its id. */
  UNTRACKED
}
