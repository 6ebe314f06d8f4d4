package io.holdfast.jdbc;

import org.jdbi.v3.core.JdbiException;

/** Wraps an exception of a driver or pool that was not thrown by a statement of Jdbi. */
final class JdbiFault extends JdbiException {
  private static final long serialVersionUID = 1L;

  JdbiFault(Throwable cause) {
    super(cause);
  }
}
