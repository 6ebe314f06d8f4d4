package io.holdfast.jdbc;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.spi.support.LoggedFailure;
import io.holdfast.inventory.spi.support.Printable;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a row that cannot be read: it is named by table and key, and fails alone.
 * Somebody has written past the library, or a newer version has.
 */
final class BadRows {
  private static final Logger LOG = LoggerFactory.getLogger(JdbcInventoryStore.class);
  private static final int MAX_KEY = 200;
  private static final int MAX_REASON = 400;

  private BadRows() {}

  /** Reads part of a row, or logs that it cannot be read. */
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
        "row {} of table {} cannot be read and is left out",
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

  /** Returns why it cannot be read, in one line that can be stored. */
  static String reason(RuntimeException why) {
    return Printable.of(String.valueOf(why.getMessage()), MAX_REASON);
  }
}
