package io.holdfast.spring.internal;

/** What a call of the inventory inside a transaction of Spring does. */
enum TransactionMode {
  /** It throws. */
  FAIL,
  /** It is logged, once for each method, and runs in a separate transaction. */
  WARN,
  /** Calls that can join the transaction do; the others throw. */
  JOIN,
  /** It runs in a separate transaction. */
  ALLOW
}
