package io.holdfast.jdbc;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** The values of a statement, in the order of its question marks. */
final class Args {
  /** Sets one value. */
  @FunctionalInterface
  private interface Value {
    void set(int position, PreparedStatement statement) throws SQLException;
  }

  private static final Value NULL_NUMBER =
      (position, statement) -> statement.setNull(position, Types.BIGINT);
  private static final Value NULL_TEXT =
      (position, statement) -> statement.setNull(position, Types.VARCHAR);

  private static final Value NULL_BYTES =
      (position, statement) -> statement.setNull(position, Types.VARBINARY);

  private final List<Value> all = new ArrayList<>();

  Args number(long value) {
    all.add((position, statement) -> statement.setLong(position, value));
    return this;
  }

  Args text(@Nullable String value) {
    all.add(
        value == null ? NULL_TEXT : (position, statement) -> statement.setString(position, value));
    return this;
  }

  Args bytes(byte @Nullable [] value) {
    all.add(
        value == null ? NULL_BYTES : (position, statement) -> statement.setBytes(position, value));
    return this;
  }

  Args time(@Nullable Instant value) {
    if (value == null) {
      all.add(NULL_NUMBER);
      return this;
    }
    return number(Micros.of(value));
  }

  void bindTo(PreparedStatement statement) throws SQLException {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).set(i + 1, statement);
    }
  }

  void bindTo(Query query) {
    for (int i = 0; i < all.size(); i++) {
      Value value = all.get(i);
      query.bind(i, (position, statement, context) -> value.set(position, statement));
    }
  }
}
