package io.holdfast.examples.bookstore.checks;

/** Ends a step in a worker that was killed. It is an error, so that no engine retries it. */
public final class WorkerKilled extends Error {
  private static final long serialVersionUID = 1L;

  /** Creates the error. */
  public WorkerKilled() {
    super("killed", null, false, false);
  }
}
