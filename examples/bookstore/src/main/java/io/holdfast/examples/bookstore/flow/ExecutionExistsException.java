package io.holdfast.examples.bookstore.flow;

/** Thrown if the name of an execution was used with another input. Nothing has changed. */
public final class ExecutionExistsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates the exception. */
  public ExecutionExistsException(ExecutionName name) {
    super("execution " + name + " exists with another input");
  }
}
