package io.holdfast.examples.ticketsgrpc.store;

/** The kind of store. */
public enum StoreKind {
  /** In this process. Lost when it ends. */
  MEMORY,
  /** In an embedded H2 database file. */
  H2,
  /** In a database that a URL names. */
  JDBC,
  /** In a DynamoDB table. */
  DYNAMODB
}
