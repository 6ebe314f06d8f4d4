package io.holdfast.jdbc.internal.failure;

/**
 * Signals that a guess was wrong, so that the transaction loads the rows and decides on them. Never
 * leaves the store.
 */
public final class StaleCacheException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleCacheException() {
    super("the stored values differ from the guessed ones", null, false, false);
  }
}
