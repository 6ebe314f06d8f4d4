package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/** Stores a row for each piece: an order takes the first row that is not locked. */
final class UnitRows extends OneTransaction {
  /** More than one transaction per order can sell in a round. */
  private static final int MOST = 50_000;

  private static final String DIGITS =
      IntStream.range(0, 10)
          .mapToObj(i -> "SELECT " + i + " AS d")
          .collect(Collectors.joining(" UNION ALL ", "(", ")"));
  private static final PlainTables TABLES =
      new PlainTables(
          List.of(
              PlainTables.ORDERS,
              PlainTables.table(
                  "plain_unit (sku VARCHAR(64) NOT NULL, unit BIGINT NOT NULL, PRIMARY KEY (sku,"
                      + " unit)")),
          String.format(
              "INSERT INTO plain_unit (sku, unit) SELECT sku, unit FROM plain_opening, (SELECT a.d"
                  + " + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS unit FROM %1$s a, %1$s"
                  + " b, %1$s c, %1$s e, %1$s f) units WHERE unit < pieces",
              DIGITS),
          "SELECT sku, 1 AS pieces FROM plain_unit",
          PlainTables.SOLD);

  UnitRows(DataSource pool) {
    super(pool, TABLES);
  }

  @Override
  public String name() {
    return "unit rows, SKIP LOCKED";
  }

  @Override
  public void open(int skus, long pieces) throws SQLException {
    super.open(skus, Math.min(pieces, MOST));
  }

  @Override
  boolean sell(Connection connection, Order order) throws SQLException {
    OptionalLong unit = lock(connection, order.sku());
    if (unit.isEmpty()) {
      return false;
    }
    insert(connection, order);
    try (PreparedStatement take =
        connection.prepareStatement("DELETE FROM plain_unit WHERE sku = ? AND unit = ?")) {
      take.setString(1, order.sku());
      take.setLong(2, unit.getAsLong());
      return take.executeUpdate() == 1;
    }
  }

  private static OptionalLong lock(Connection connection, String sku) throws SQLException {
    try (PreparedStatement lock =
        connection.prepareStatement(
            "SELECT unit FROM plain_unit WHERE sku = ? ORDER BY unit LIMIT 1 FOR UPDATE SKIP"
                + " LOCKED")) {
      lock.setString(1, sku);
      try (ResultSet row = lock.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
