package io.holdfast.jdbc;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The values of a statement, in the order of its question marks. */
final class Args {
  private static final Argument NULL_NUMBER =
      (position, statement, context) -> statement.setNull(position, Types.BIGINT);
  private static final Argument NULL_TEXT =
      (position, statement, context) -> statement.setNull(position, Types.VARCHAR);

  private final List<Argument> all = new ArrayList<>();

  Args number(long value) {
    all.add((position, statement, context) -> statement.setLong(position, value));
    return this;
  }

  Args text(@Nullable String value) {
    all.add(
        value == null
            ? NULL_TEXT
            : (position, statement, context) -> statement.setString(position, value));
    return this;
  }

  Args time(@Nullable Instant value) {
    if (value == null) {
      all.add(NULL_NUMBER);
      return this;
    }
    return number(Micros.of(value));
  }

  void bindTo(SqlStatement<?> statement) {
    for (int i = 0; i < all.size(); i++) {
      statement.bind(i, all.get(i));
    }
  }
}
