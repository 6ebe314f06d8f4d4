package io.holdfast.jdbc;

/** Says, inside the store only, that COMMIT was sent and its answer was not had. */
final class CommitLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CommitLost(Throwable cause) {
    super("the answer to COMMIT was lost", cause, false, false);
  }
}
