package io.holdfast.jdbc;

/** Signals that COMMIT was sent and its answer did not arrive. Never leaves the store. */
final class CommitLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommitLost(Throwable cause) {
    super("the answer to COMMIT was lost", cause, false, false);
  }
}
