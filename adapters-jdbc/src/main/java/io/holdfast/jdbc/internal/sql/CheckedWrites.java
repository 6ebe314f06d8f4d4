package io.holdfast.jdbc.internal.sql;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs writes and checks their counts. Many rows go into as few statements as the server accepts. A
 * single row that the server does not accept is refused by name.
 */
public final class CheckedWrites {
  /**
   * The size in bytes up to which a lost connection is not attributed to the size of the statement.
   */
  private static final int LARGE = 16 * 1_024;

  private CheckedWrites() {}

  /**
   * Inserts rows that did not exist when they were loaded. Each of these tables has one unique key,
   * so a duplicate means that another transaction was faster.
   *
   * @param bind the function that binds the values of a row; the first two name the row
   */
  public static <T> void insertNew(
      Handle handle,
      SizedSql text,
      StatementSplit split,
      List<T> rows,
      BiConsumer<Bindings, T> bind,
      String what) {
    try {
      insert(handle, text, split, rows, bind);
    } catch (JdbiException e) {
      throw isDuplicate(e) ? new StaleSnapshotException(what + " was added in the meantime") : e;
    }
  }

  /** Inserts rows that the caller has split. */
  public static void insertNew(Handle handle, String sql, Bindings args, String what) {
    try {
      Sql.update(handle, sql, args);
    } catch (JdbiException e) {
      throw isDuplicate(e) ? new StaleSnapshotException(what + " was added in the meantime") : e;
    }
  }

  private static boolean isDuplicate(JdbiException e) {
    return SqlFailure.of(e).kind() == FailureKind.DUPLICATE;
  }

  /** Inserts rows in statements of few sizes. */
  public static <T> void insert(
      Handle handle,
      SizedSql text,
      StatementSplit split,
      List<T> rows,
      BiConsumer<Bindings, T> bind) {
    inStatements(handle, text, split, rows, bind, (count, changed) -> {});
  }

  /**
   * Changes rows that must still have the values that were loaded, in statements of few sizes.
   *
   * @param countOfOne the number by which the statement counts each row
   * @throws StaleSnapshotException if another transaction has changed a row
   */
  public static <T> void change(
      Handle handle,
      SizedSql text,
      StatementSplit split,
      List<T> rows,
      BiConsumer<Bindings, T> bind,
      int countOfOne,
      String what) {
    inStatements(
        handle,
        text,
        split,
        rows,
        bind,
        (count, changed) -> checkUnchanged(countOfOne * count, changed, what));
  }

  /** Receives the count of one statement. */
  @FunctionalInterface
  private interface Counted {
    void on(int rows, int changed);
  }

  private static <T> void inStatements(
      Handle handle,
      SizedSql text,
      StatementSplit split,
      List<T> rows,
      BiConsumer<Bindings, T> bind,
      Counted counted) {
    if (rows.isEmpty()) {
      return;
    }
    List<Bindings> bound = rows.stream().map(row -> bound(bind, row)).toList();
    int length = text.rowLength();
    for (List<Bindings> chunk : split.inSteps(bound, row -> row.bytes() + length)) {
      String sql = text.rows(chunk.size());
      Bindings args = new Bindings().and(chunk);
      counted.on(chunk.size(), run(handle, sql, args, chunk.size(), split.limit()));
    }
  }

  private static <T> Bindings bound(BiConsumer<Bindings, T> bind, T row) {
    Bindings args = new Bindings();
    bind.accept(args, row);
    return args;
  }

  /**
   * Runs one statement, and makes later ones smaller if it was too large.
   *
   * @param rows the number of rows in the statement
   * @return the number of rows that matched
   * @throws InvalidRequestException if a single row is too large for a statement
   */
  public static int run(Handle handle, String sql, Bindings args, int rows, PacketLimit packet) {
    int bytes = sql.length() + args.bytes();
    if (rows == 1 && bytes > packet.known()) {
      throw tooLarge(args, bytes);
    }
    try {
      int changed = Sql.update(handle, sql, args);
      packet.passed();
      return changed;
    } catch (JdbiException e) {
      FailureKind kind = SqlFailure.of(e).kind();
      if (kind == FailureKind.TOO_LARGE && rows == 1) {
        throw tooLarge(args, bytes);
      }
      // A server may close the connection if a statement is too large.
      if (kind == FailureKind.TOO_LARGE
          || (kind == FailureKind.LOST && rows > 1 && bytes > LARGE)) {
        packet.refused(bytes);
      }
      throw e;
    }
  }

  private static InvalidRequestException tooLarge(Bindings args, int bytes) {
    return new InvalidRequestException(
        "lines",
        "of "
            + args.name()
            + " take "
            + bytes
            + " bytes in a statement, which is more than the server takes (max_allowed_packet)");
  }

  /** Changes rows that must still have the values that were loaded. */
  public static void change(Handle handle, String sql, Bindings args, int rows, String what) {
    checkUnchanged(rows, Sql.update(handle, sql, args), what);
  }

  private static void checkUnchanged(int expected, int changed, String what) {
    if (changed != expected) {
      throw new StaleSnapshotException(what + " was changed in the meantime");
    }
  }
}
