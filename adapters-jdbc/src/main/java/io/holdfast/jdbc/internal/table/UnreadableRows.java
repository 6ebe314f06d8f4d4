package io.holdfast.jdbc.internal.table;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.inventory.spi.support.Printable;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.internal.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports a row that cannot be read by table and key, and does not let it fail other rows. Such a
 * row was written by another program, or by a newer version of the library.
 */
public final class UnreadableRows {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);
  private static final int MAX_KEY = 200;
  private static final int MAX_REASON = 400;

  private UnreadableRows() {}

  /**
   * Holds a row, or the reason why it cannot be read.
   *
   * @param place the texts of the columns that identify the row
   * @param value the row; null if it cannot be read
   * @param why the reason; null if it can be read
   */
  public record Read<T>(
      List<String> place, @Nullable T value, @Nullable InvariantViolationException why) {
    public String place(int column) {
      return place.get(column);
    }

    public void tell(Consumer<T> readable, Listener bad) {
      if (value != null) {
        readable.accept(value);
      } else if (why != null) {
        bad.unreadable(place, why);
      }
    }
  }

  /** Receives rows that cannot be read. */
  public interface Listener {
    /**
     * Receives one row that cannot be read.
     *
     * @param place the texts of the columns that identify the row
     * @param why the reason, which names the row by table and key
     */
    void unreadable(List<String> place, InvariantViolationException why);
  }

  /** Reads a row and the columns that identify it; does not fail if the row cannot be read. */
  public static <T> Read<T> read(
      String table, ShopId shop, ResultSet row, Sql.RowReader<T> reader, String... columns)
      throws SQLException {
    List<String> place = new ArrayList<>(columns.length);
    for (String column : columns) {
      place.add(row.getString(column));
    }
    try {
      return new Read<>(place, reader.read(row), null);
    } catch (RuntimeException e) {
      return new Read<>(place, null, of(table, shop + "/" + String.join("/", place), e));
    }
  }

  /** Logs rows that cannot be read. */
  public static void logged(List<String> place, InvariantViolationException why) {
    LOG.error("a row is left out", LoggedFailure.of(why));
  }

  /** Returns the stock key that two columns name, or null if they do not name one. */
  public static @Nullable StockKey key(ShopId shop, String sku, String location) {
    try {
      return new StockKey(shop, new Sku(sku), new Location(location));
    } catch (RuntimeException e) {
      return null; // its row is shown as unreadable
    }
  }

  /** Reads part of a row, or logs that it cannot be read and returns empty. */
  static <T> Optional<T> readOrLog(String table, String key, Supplier<T> part) {
    try {
      return Optional.of(part.get());
    } catch (RuntimeException e) {
      log(table, key, e);
      return Optional.empty();
    }
  }

  /** Logs that a row cannot be read. */
  static void log(String table, String key, RuntimeException why) {
    LOG.error(
        "row {} of table {} cannot be read",
        Printable.of(key, MAX_KEY),
        table,
        LoggedFailure.of(why));
  }

  /** Returns the exception that names a row that cannot be read. */
  static InvariantViolationException of(String table, String key, RuntimeException why) {
    return new InvariantViolationException(
        "row "
            + Printable.of(key, MAX_KEY)
            + " of table "
            + table
            + " cannot be read: "
            + reason(why),
        why);
  }

  /** Returns the reason why a row cannot be read, in one line that can be stored. */
  static String reason(RuntimeException why) {
    return Printable.of(String.valueOf(why.getMessage()), MAX_REASON);
  }
}
