package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.Pools;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Runs a node of the host: a JVM that sells one piece per order, with a row of the host, and writes
 * one line for each order to its standard output. A line ends with a full stop, so that an
 * incomplete line is not read as a whole one.
 */
final class Sale {
  static final String SKU = "hot";

  private Sale() {}

  /**
   * Sells.
   *
   * @param args the URL, user, number of threads, prefix of the ids, first number, number of
   *     orders, and optionally a statement to begin with
   */
  public static void main(String[] args) throws InterruptedException, IOException, SQLException {
    int first = Integer.parseInt(args[4]);
    // The pool has one connection, so that the statement applies to all calls.
    int connections = args.length > 6 ? 1 : 10;
    try (HikariDataSource pool =
            Pools.recommended(args[0], args[1], config -> config.setMaximumPoolSize(connections));
        Inventory inventory = Shop.open(pool)) {
      try (Connection connection = pool.getConnection()) {
        OrderRows.create(connection);
        connection.commit();
      }
      if (args.length > 6) {
        run(pool, args[6]);
      }
      // The parent starts the sale, so that two nodes begin together.
      say("ready", "", "");
      System.in.read();
      Crowd.run(
          Integer.parseInt(args[2]),
          Integer.parseInt(args[5]),
          number -> sell(inventory, new ReservationId(args[3] + (first + number))));
    }
  }

  private static void run(DataSource dataSource, String sql) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  private static void sell(Inventory inventory, ReservationId id) {
    while (true) {
      try {
        Outcome<Reservation> outcome =
            inventory
                .alongside(OrderRows.of(id))
                .commit(CommitRequest.of(Shop.ID, id, Shop.line(SKU, 1)));
        String how = outcome.isReplayed() ? "replayed" : "first";
        say(outcome.isDone() ? "sold" : "refused", id.value(), how);
        return;
      } catch (InventoryException fault) {
        if (!fault.isRetryable()) {
          throw fault;
        }
      }
    }
  }

  private static void say(String what, String id, String how) {
    System.out.println(what + " " + id + " " + how + ".");
  }
}
