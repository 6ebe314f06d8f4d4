package io.holdfast.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/** Runs statements. */
final class Sql {
  private Sql() {}

  /** Reads one row. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Sees one row. */
  @FunctionalInterface
  interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /** How many rows were changed, or would have been had they been different. */
  static int update(Handle handle, String sql, Args args) {
    try (Update update = handle.createUpdate(sql)) {
      args.bindTo(update);
      return update.execute();
    }
  }

  static <T> List<T> list(Handle handle, String sql, Args args, RowReader<T> reader) {
    List<T> all = new ArrayList<>();
    each(handle, sql, args, row -> all.add(reader.read(row)));
    return all;
  }

  static void each(Handle handle, String sql, Args args, RowVisitor visitor) {
    try (Query query = handle.createQuery(sql)) {
      args.bindTo(query);
      query.scanResultSet(
          (rows, context) -> {
            try (ResultSet each = rows.get()) {
              while (each.next()) {
                visitor.visit(each);
              }
            }
            return null;
          });
    }
  }
}
