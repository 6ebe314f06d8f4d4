package io.holdfast.spring.internal;

/** The stores that {@code holdfast.store} names. */
enum StoreKind {
  /** Needs a {@code DataSource}. */
  JDBC,
  /** Needs a {@code DynamoDbClient} bean. */
  DYNAMODB,
  /** Gone with the process. */
  MEMORY
}
