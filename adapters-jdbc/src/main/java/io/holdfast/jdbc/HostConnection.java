package io.holdfast.jdbc;

import io.holdfast.inventory.error.UnavailableException;
import java.sql.Connection;
import java.sql.SQLException;

/** Looks at a connection of the host's. */
final class HostConnection {
  private HostConnection() {}

  static void check(Connection connection) {
    try {
      if (connection.getAutoCommit()) {
        throw new IllegalArgumentException(
            "connection: autocommit is on, so there is no transaction to take part in");
      }
      if (connection.isReadOnly()) {
        throw new IllegalArgumentException("connection: is read-only");
      }
    } catch (SQLException e) {
      throw new UnavailableException("the host's connection is broken", e);
    }
  }
}
