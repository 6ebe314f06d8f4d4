package io.holdfast.benchmarks.contender;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

/** A statement for each size of a batch, prepared once. Not safe for use by several threads. */
final class BySize {
  private final Connection connection;
  private final IntFunction<String> sql;
  private final Map<Integer, PreparedStatement> prepared = new HashMap<>();

  /**
   * Prepares nothing yet.
   *
   * @param sql returns the statement for a size
   */
  BySize(Connection connection, IntFunction<String> sql) {
    this.connection = connection;
    this.sql = sql;
  }

  PreparedStatement of(int size) throws SQLException {
    PreparedStatement statement = prepared.get(size);
    if (statement == null) {
      statement = connection.prepareStatement(sql.apply(size));
      prepared.put(size, statement);
    }
    return statement;
  }
}
