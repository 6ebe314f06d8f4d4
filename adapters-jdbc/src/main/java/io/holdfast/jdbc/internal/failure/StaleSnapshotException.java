package io.holdfast.jdbc.internal.failure;

/**
 * Signals that another transaction has changed the loaded rows in the meantime, so that the
 * transaction loads and decides again. Never leaves the store.
 */
public final class StaleSnapshotException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StaleSnapshotException(String why) {
    super(why, null, false, false);
  }
}
