package io.holdfast.spring.internal;

/** Thrown at start-up if it is not clear which {@code DataSource} the store is to use. */
final class UnclearDataSourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnclearDataSourceException(String names) {
    super("it is not clear which DataSource has the tables of the inventory: " + names);
  }
}
