package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.jdbc.SqlWrite;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A checked statement of the host with its values.
 *
 * @param statement the statement
 * @param values the values in the order of the question marks
 * @param expectedRows the number of rows that must match; -1 for any number
 */
public record SqlHostWrite(HostStatement statement, List<@Nullable Object> values, int expectedRows)
    implements SqlWrite {
  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Boolean.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigDecimal.class,
          BigInteger.class,
          byte[].class,
          LocalDate.class,
          LocalTime.class,
          LocalDateTime.class,
          OffsetDateTime.class);

  /**
   * Checks and creates a write.
   *
   * @throws InvalidRequestException if the text or a value is not allowed
   */
  public static SqlHostWrite of(String sql, @Nullable Object... values) {
    HostStatement statement = HostStatement.of(sql);
    if (statement.parameters() != values.length) {
      throw new InvalidRequestException(
          "values", "must be " + statement.parameters() + ", as many as question marks");
    }
    List<@Nullable Object> copies = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      copies.add(checked(i, values[i]));
    }
    return new SqlHostWrite(statement, Collections.unmodifiableList(copies), -1);
  }

  private static @Nullable Object checked(int position, @Nullable Object value) {
    if (value != null && !TYPES.contains(value.getClass())) {
      throw new InvalidRequestException(
          "values[" + position + "]", "must not be a " + value.getClass().getName());
    }
    return value instanceof byte[] bytes ? bytes.clone() : value;
  }

  @Override
  public SqlWrite expectingRows(int rows) {
    if (rows < 0) {
      throw new InvalidRequestException("rows", "must be at least 0");
    }
    return new SqlHostWrite(statement, values, rows);
  }

  /** Returns whether this write can be a row of one statement with many rows. */
  public boolean joins() {
    return statement.joins() && (expectedRows == -1 || expectedRows == 1);
  }

  /** Returns the values, bound to the question marks of one row. */
  public Bindings bindings() {
    Bindings bindings = new Bindings();
    values.forEach(bindings::value);
    return bindings;
  }

  @Override
  public String toString() {
    return statement.toString();
  }
}
