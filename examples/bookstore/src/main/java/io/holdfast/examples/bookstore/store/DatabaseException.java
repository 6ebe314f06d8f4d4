package io.holdfast.examples.bookstore.store;

import java.sql.SQLException;

/** Thrown if a transaction has failed. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean duplicate;

  DatabaseException(SQLException cause) {
    super("SQLSTATE " + cause.getSQLState(), cause);
    String state = cause.getSQLState();
    this.duplicate = state != null && state.startsWith("23");
  }

  /** Returns whether a row with the same key exists. Nothing was written then. */
  public boolean isDuplicate() {
    return duplicate;
  }
}
