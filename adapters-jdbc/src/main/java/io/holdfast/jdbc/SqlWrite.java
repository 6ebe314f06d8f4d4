package io.holdfast.jdbc;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.jdbc.internal.sql.SqlHostWrite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A write of the host for the JDBC stores: one SQL statement with bound values, performed in the
 * transaction of the command that carries it. The table is in the same database as the stock.
 *
 * <pre>{@code
 * inventory
 *     .alongside(SqlWrite.of(
 *         "INSERT INTO orders (id, customer, cents) VALUES (?, ?, ?)", "o-1", "ann", 1995))
 *     .commit(CommitRequest.of(shop, new ReservationId("o-1"), Line.of("sencha", 2)));
 * }</pre>
 *
 * <p>Where commands share a transaction, inserts with the same text are sent together: an {@code
 * INSERT} whose text ends with one row of values becomes one statement with many rows, so it costs
 * one round trip for the transaction. So use few texts, and bind values. Any other statement costs
 * one round trip each.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Byte}, {@link Short}, {@link Integer},
 * {@link Long}, {@link Float}, {@link Double}, {@link BigDecimal}, {@link BigInteger}, {@code
 * byte[]}, {@link LocalDate}, {@link LocalTime}, {@link LocalDateTime}, {@link OffsetDateTime} or
 * null. Databases store an {@link java.time.Instant} in different ways, so the host converts it.
 *
 * <p>Immutable and safe for use by several threads. Only this library implements it.
 *
 * @since 0.1.0
 */
public interface SqlWrite extends HostWrite {
  /**
   * Creates a write.
   *
   * @param sql one {@code INSERT}, {@code UPDATE}, {@code DELETE}, {@code REPLACE} or {@code MERGE}
   *     with question marks for its values, at most 8,192 characters, without semicolons and
   *     without backslashes in literals
   * @param values the values of the question marks, in their order; byte arrays are copied
   * @throws InvalidRequestException if the text is another statement or more than one, or a value
   *     has another type, or the numbers of question marks and values differ
   */
  static SqlWrite of(String sql, @Nullable Object... values) {
    Objects.requireNonNull(values, "values");
    return SqlHostWrite.of(sql, values);
  }

  /**
   * Returns the same write, which fails unless it matches so many rows: for example 1 for an {@code
   * UPDATE} of an order that must still be pending. Where the driver counts changed rows and not
   * matched rows, an {@code UPDATE} should change a column.
   *
   * @param rows the number of rows, 0 or more
   * @throws InvalidRequestException if the number is negative
   */
  SqlWrite expectingRows(int rows);
}
