package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The statements of {@link BatchLoop}: one for each batch size, prepared once. Not safe for use by
 * several threads.
 */
final class BatchStatements {
  /** The same columns as the library's entry, so that the same data is written. */
  static final PlainTables TABLES =
      new PlainTables(
          List.of(
              PlainTables.table(
                  "plain_entry (shop VARCHAR(32) NOT NULL, id VARCHAR(128) NOT NULL, kind"
                      + " VARCHAR(16) NOT NULL, state VARCHAR(16) NULL, content MEDIUMTEXT NOT"
                      + " NULL, held_at BIGINT NULL, expires_at BIGINT NULL, committed_at BIGINT"
                      + " NULL, dispatched_at BIGINT NULL, ended_at BIGINT NULL, version BIGINT"
                      + " NOT NULL, PRIMARY KEY (shop, id), CHECK ((kind = 'RESERVATION') = (state"
                      + " IS NOT NULL))"),
              PlainTables.table(
                  "plain_stock (sku VARCHAR(64) NOT NULL PRIMARY KEY, quantity BIGINT NOT NULL")),
          "INSERT INTO plain_stock (sku, quantity) SELECT sku, pieces FROM plain_opening",
          "SELECT sku, quantity AS pieces FROM plain_stock",
          "SELECT SUBSTRING_INDEX(content, '*', 1) AS sku, 1 AS pieces FROM plain_entry");

  private static final String COLUMNS =
      "INSERT INTO plain_entry (shop, id, kind, state, content, committed_at, version) VALUES ";
  private static final String ROW = "(?, ?, 'RESERVATION', 'COMMITTED', ?, ?, 1)";

  private final Connection connection;
  private final Map<Integer, PreparedStatement> inserts = new HashMap<>();
  private final PreparedStatement take;

  BatchStatements(Connection connection) throws SQLException {
    this.connection = connection;
    this.take =
        connection.prepareStatement(
            "UPDATE plain_stock SET quantity = quantity - ? WHERE sku = ? AND quantity >= ?");
  }

  Connection connection() {
    return connection;
  }

  void insert(List<Waiting> batch) throws SQLException {
    PreparedStatement insert = inserts.get(batch.size());
    if (insert == null) {
      insert = connection.prepareStatement(COLUMNS + (ROW + ", ").repeat(batch.size() - 1) + ROW);
      inserts.put(batch.size(), insert);
    }
    long now = System.currentTimeMillis() * 1_000;
    int at = 0;
    for (Waiting each : batch) {
      insert.setString(++at, "shop");
      insert.setString(++at, each.order().id());
      insert.setString(++at, each.order().sku() + "*1;=;=");
      insert.setLong(++at, now);
    }
    insert.executeUpdate();
  }

  boolean take(String sku, int pieces) throws SQLException {
    take.setLong(1, pieces);
    take.setString(2, sku);
    take.setLong(3, pieces);
    return take.executeUpdate() == 1;
  }
}
