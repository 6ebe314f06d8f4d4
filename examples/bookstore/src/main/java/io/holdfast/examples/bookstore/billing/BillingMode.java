package io.holdfast.examples.bookstore.billing;

/** What the double of the billing service does. */
public enum BillingMode {
  /** It charges. */
  PAYS,
  /** It declines every payment. */
  DECLINES,
  /** It charges, and its first answer for each key is lost. */
  LOSES_ANSWERS,
  /** It charges after half a second. */
  SLOW,
  /** It cannot be reached. */
  AWAY
}
