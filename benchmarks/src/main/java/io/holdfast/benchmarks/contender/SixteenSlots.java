package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;

/**
 * Splits the stock of a SKU over sixteen rows: an order takes from any row, or from the next one if
 * it is empty.
 */
final class SixteenSlots extends OneTransaction {
  private static final int SLOTS = 16;
  private static final String NUMBERS =
      IntStream.range(0, SLOTS)
          .mapToObj(i -> "SELECT " + i + " AS slot")
          .collect(Collectors.joining(" UNION ALL "));
  private static final PlainTables TABLES =
      new PlainTables(
          List.of(
              PlainTables.ORDERS,
              PlainTables.table(
                  "plain_slot (sku VARCHAR(64) NOT NULL, slot INT NOT NULL, quantity BIGINT NOT"
                      + " NULL, PRIMARY KEY (sku, slot)")),
          "INSERT INTO plain_slot (sku, slot, quantity) SELECT sku, slot, FLOOR(pieces / 16) +"
              + " (slot < pieces % 16) FROM plain_opening, ("
              + NUMBERS
              + ") slots",
          "SELECT sku, quantity AS pieces FROM plain_slot",
          PlainTables.SOLD);
  private static final String TAKE =
      "UPDATE plain_slot SET quantity = quantity - 1 WHERE sku = ? AND slot = ? AND quantity >= 1";

  SixteenSlots(DataSource pool) {
    super(pool, TABLES);
  }

  @Override
  public String name() {
    return "16 slots";
  }

  @Override
  boolean sell(Connection connection, Order order) throws SQLException {
    insert(connection, order);
    int first = ThreadLocalRandom.current().nextInt(SLOTS);
    try (PreparedStatement take = connection.prepareStatement(TAKE)) {
      take.setString(1, order.sku());
      for (int i = 0; i < SLOTS; i++) {
        take.setInt(2, (first + i) % SLOTS);
        if (take.executeUpdate() == 1) {
          return true;
        }
      }
    }
    return false;
  }
}
