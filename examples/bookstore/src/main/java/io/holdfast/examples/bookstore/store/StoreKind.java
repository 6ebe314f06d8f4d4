package io.holdfast.examples.bookstore.store;

/** Where stock, books, points and orders are. */
public enum StoreKind {
  /** In the database of the engine. */
  JDBC,
  /** In DynamoDB tables; the executions are in the database. */
  DYNAMODB
}
