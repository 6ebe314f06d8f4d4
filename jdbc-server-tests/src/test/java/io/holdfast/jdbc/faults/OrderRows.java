package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.SqlWrite;
import io.holdfast.jdbc.faults.Receipts.Receipt;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes a row of the host for each committed order, in the transaction of the commit, and deletes
 * it in the transaction of the cancellation.
 */
final class OrderRows {
  private OrderRows() {}

  /** Creates the table of the host, if it is missing. */
  static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE IF NOT EXISTS shop_order (id VARCHAR(128) PRIMARY KEY,"
              + " customer VARCHAR(40) NOT NULL, cents BIGINT NOT NULL)");
    }
  }

  /** Creates the table of the host, if it is missing. */
  static void create(TestSchema schema) throws SQLException {
    try (Connection connection = schema.connect()) {
      create(connection);
    }
  }

  /** Returns the row of an order. */
  static SqlWrite of(ReservationId id) {
    return SqlWrite.of(
        "INSERT INTO shop_order (id, customer, cents) VALUES (?, ?, ?)",
        id.value(),
        "customer of " + id.value().hashCode(),
        1_995L);
  }

  /** Returns the removal of the row of an order. */
  static SqlWrite removal(ReservationId id) {
    return SqlWrite.of("DELETE FROM shop_order WHERE id = ?", id.value()).expectingRows(1);
  }

  /** Returns the acknowledged orders that stay committed, so that their rows must be there. */
  static List<String> acknowledged(List<Receipts> all) {
    return acknowledged(all.stream().flatMap(receipts -> receipts.all().stream()));
  }

  /** Returns those of these orders that stay committed. */
  static List<String> acknowledged(Stream<Receipt> all) {
    return all.filter(it -> it.state() == ReservationState.COMMITTED)
        .filter(it -> it.order().path().end() == ReservationState.COMMITTED)
        .map(it -> it.order().id().value())
        .toList();
  }

  /**
   * Asserts that every committed order has its row, that there is no other row, and that every
   * acknowledged order has one. Sales may go on meanwhile: one statement reads one moment.
   *
   * @param acknowledged the orders that were acknowledged before this call
   */
  static void agree(TestSchema schema, Collection<String> acknowledged) throws SQLException {
    Set<String> rows = new HashSet<>();
    Set<String> committed = new HashSet<>();
    try (Connection connection = schema.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT 'row', id FROM shop_order UNION ALL SELECT 'sold', id FROM holdfast_entry"
                    + " WHERE kind = 'RESERVATION' AND state = 'COMMITTED'")) {
      while (row.next()) {
        (row.getString(1).equals("row") ? rows : committed).add(row.getString(2));
      }
    }
    assertThat(minus(rows, committed)).as("rows without a committed order").isEmpty();
    assertThat(minus(committed, rows)).as("committed orders without a row").isEmpty();
    assertThat(minus(acknowledged, rows)).as("acknowledged orders without a row").isEmpty();
  }

  private static List<String> minus(Collection<String> all, Set<String> some) {
    return all.stream().filter(id -> !some.contains(id)).sorted().toList();
  }
}
