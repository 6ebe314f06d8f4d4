package io.holdfast.benchmarks.compare;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A commit by hand with the statements that the JDBC store sends for one line: lock the level, read
 * the id with the database's time, insert the entry, update the level under its version, COMMIT.
 * Same tables, same pool. {@link SameStatements} compares it with the statements of the library.
 */
final class RawCommit {
  private RawCommit() {}

  static void place(Connection connection, String shop, String sku, String id) throws SQLException {
    long held;
    long committed;
    long onHand;
    long onHandVersion;
    long version;
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT sku, location, kind, safety_stock, restock, on_hand, held, committed,"
                + " next_expiry, on_hand_version, version, 0 AS expired_held FROM"
                + " holdfast_stock_level FORCE INDEX (PRIMARY) WHERE shop = ? AND ((sku = ? AND"
                + " location = ?)) ORDER BY sku, location"
                + " LIMIT 9223372036854775807 FOR UPDATE")) {
      lock.setString(1, shop);
      lock.setString(2, sku);
      lock.setString(3, "main");
      try (ResultSet row = lock.executeQuery()) {
        row.next();
        onHand = row.getLong("on_hand");
        held = row.getLong("held");
        committed = row.getLong("committed");
        onHandVersion = row.getLong("on_hand_version");
        version = row.getLong("version");
      }
    }
    long now = readEntry(connection, shop, id);
    if (onHand - held - committed < 1) {
      throw new IllegalStateException("sold out");
    }
    insert(connection, shop, sku, id, now);
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE holdfast_stock_level FORCE INDEX (PRIMARY) SET on_hand = ?, held = ?, committed"
                + " = ?, next_expiry = ?, on_hand_version = ?, version = version + 1 WHERE shop = ?"
                + " AND sku = ? AND location = ? AND version = ?")) {
      update.setLong(1, onHand);
      update.setLong(2, held);
      update.setLong(3, committed + 1);
      update.setObject(4, null);
      update.setLong(5, onHandVersion);
      update.setString(6, shop);
      update.setString(7, sku);
      update.setString(8, "main");
      update.setLong(9, version);
      if (update.executeUpdate() != 1) {
        throw new IllegalStateException("the level was changed by another transaction");
      }
    }
    connection.commit();
  }

  private static long readEntry(Connection connection, String shop, String id) throws SQLException {
    try (PreparedStatement read =
        connection.prepareStatement(
            "SELECT clock.now_micros, e.id, e.kind, e.state, e.content, e.held_at, e.expires_at,"
                + " e.committed_at, e.dispatched_at, e.ended_at, e.version FROM (SELECT"
                + " TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(6)) AS"
                + " now_micros) clock LEFT JOIN holdfast_entry e ON e.shop = ? AND e.id IN (?)"
                + " LIMIT 9223372036854775807")) {
      read.setString(1, shop);
      read.setString(2, id);
      try (ResultSet row = read.executeQuery()) {
        row.next();
        if (row.getString("id") != null) {
          throw new IllegalStateException("id used before");
        }
        return row.getLong("now_micros");
      }
    }
  }

  private static void insert(Connection connection, String shop, String sku, String id, long now)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO holdfast_entry (shop, id, kind, state, content, committed_at, version)"
                + " VALUES (?, ?, 'RESERVATION', 'COMMITTED', ?, ?, 1)")) {
      insert.setString(1, shop);
      insert.setString(2, id);
      insert.setString(3, sku + "*1;=;=");
      insert.setLong(4, now);
      insert.executeUpdate();
    }
  }
}
