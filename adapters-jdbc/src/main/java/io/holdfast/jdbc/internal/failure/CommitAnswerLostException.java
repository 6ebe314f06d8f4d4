package io.holdfast.jdbc.internal.failure;

/** Signals that COMMIT was sent and its answer did not arrive. Never leaves the store. */
public final class CommitAnswerLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CommitAnswerLostException(Throwable cause) {
    super("the answer to COMMIT was lost", cause, false, false);
  }
}
