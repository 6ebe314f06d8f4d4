package io.holdfast.jdbc.faults;

import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Represents another client's transaction, which locks stock levels until it is closed. */
final class LockedRow implements AutoCloseable {
  private final Connection connection;

  private LockedRow(Connection connection) {
    this.connection = connection;
  }

  /** Locks one level in a new transaction. */
  static LockedRow of(TestSchema schema, String sku) throws SQLException {
    LockedRow foreign = new LockedRow(schema.connect());
    foreign.connection.setAutoCommit(false);
    foreign.lock(sku);
    return foreign;
  }

  /** Locks one more level, and waits for it without a limit. */
  void lock(String sku) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT version FROM holdfast_stock_level WHERE shop = ? AND sku = ? FOR UPDATE")) {
      select.setString(1, Shop.ID.value());
      select.setString(2, sku);
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          throw new IllegalStateException("no such stock: " + sku);
        }
      }
    }
  }

  /**
   * Writes so many rows that the database chooses another transaction as the victim of a deadlock.
   */
  void gainWeight() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (int i = 0; i < 200; i++) {
        statement.execute("INSERT INTO weight VALUES (" + i + ")");
      }
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.close();
  }
}
