package io.holdfast.jdbc;

import org.jdbi.v3.core.JdbiException;

/** Carries an exception of a driver or pool that did not come out of a statement of Jdbi's. */
final class JdbiFault extends JdbiException {
  private static final long serialVersionUID = 1L;

  JdbiFault(Throwable cause) {
    super(cause);
  }
}
