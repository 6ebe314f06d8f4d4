package io.holdfast.jdbc.internal.sql;

import io.holdfast.jdbc.internal.failure.WrappedSqlException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Runs statements. */
public final class Sql {
  private Sql() {}

  /** Reads one row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Sees one row. */
  @FunctionalInterface
  public interface RowVisitor {
    void visit(ResultSet row) throws SQLException;
  }

  /**
   * Runs a write and returns the number of matched rows, changed or not. It does not use Jdbi,
   * which calls {@code execute()}: there MySQL's driver first asks the server whether the session
   * is read-only, which makes two round trips of one.
   */
  public static int update(Handle handle, String sql, Bindings args) {
    try (PreparedStatement update = handle.getConnection().prepareStatement(sql)) {
      args.bindTo(update);
      return update.executeUpdate();
    } catch (SQLException e) {
      throw new WrappedSqlException(e);
    }
  }

  public static <T> List<T> list(Handle handle, String sql, Bindings args, RowReader<T> reader) {
    List<T> all = new ArrayList<>();
    each(handle, sql, args, row -> all.add(reader.read(row)));
    return all;
  }

  public static void each(Handle handle, String sql, Bindings args, RowVisitor visitor) {
    try (Query query = handle.createQuery(sql)) {
      args.bindTo(query);
      // This overrides the limit that the pool or the URL has set for every statement.
      query.setMaxRows(0);
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
