package io.holdfast.jdbc.internal.failure;

import org.jdbi.v3.core.JdbiException;

/** Wraps an exception of a driver or pool that was not thrown by a statement of Jdbi. */
public final class WrappedSqlException extends JdbiException {
  private static final long serialVersionUID = 1L;

  public WrappedSqlException(Throwable cause) {
    super(cause);
  }
}
