package io.holdfast.benchmarks.spring;

/** There is no piece left. */
final class SoldOutException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SoldOutException() {
    super("sold out", null, false, false);
  }
}
