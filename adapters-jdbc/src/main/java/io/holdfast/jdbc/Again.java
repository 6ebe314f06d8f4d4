package io.holdfast.jdbc;

/**
 * Signals that another transaction has changed the loaded rows in the meantime, so that the
 * transaction loads and decides again. Never leaves the store.
 */
final class Again extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Again(String why) {
    super(why, null, false, false);
  }
}
