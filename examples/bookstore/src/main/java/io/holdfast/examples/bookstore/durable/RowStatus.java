package io.holdfast.examples.bookstore.durable;

/** What an execution waits for. */
enum RowStatus {
  /** Its step is due. */
  RUNNING,
  /** It has a token, and the message to the worker is due. */
  ASKING,
  /** It waits for the answer to its token. */
  WAITING,
  /** It waits for an operator. */
  PARKED,
  /** Nothing: it is over. */
  OVER
}
