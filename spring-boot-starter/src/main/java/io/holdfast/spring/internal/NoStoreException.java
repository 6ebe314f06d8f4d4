package io.holdfast.spring.internal;

/** Thrown at start-up if nothing was found that a store could be on. */
final class NoStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoStoreException() {
    super("the inventory has no store: there is neither a DataSource nor a DynamoDbClient");
  }
}
