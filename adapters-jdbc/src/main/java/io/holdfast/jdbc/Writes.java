package io.holdfast.jdbc;

import io.holdfast.inventory.error.InvalidRequestException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs writes and checks their counts. Many rows go into as few statements as the server accepts. A
 * single row that the server does not accept is refused by name.
 */
final class Writes {
  /**
   * The size in bytes up to which a lost connection is not attributed to the size of the statement.
   */
  private static final int LARGE = 16 * 1_024;

  private Writes() {}

  /** Receives the count of one statement. */
  @FunctionalInterface
  interface Counted {
    void on(int rows, int changed);
  }

  /**
   * Inserts rows that did not exist when they were loaded. Each of these tables has one unique key,
   * so a duplicate means that another transaction was faster.
   *
   * @param bind the function that binds the values of a row; the first two name the row
   */
  static <T> void insertNew(
      Handle handle,
      SqlText text,
      Chunks chunks,
      List<T> rows,
      BiConsumer<Args, T> bind,
      String what) {
    try {
      inStatements(handle, text, chunks, rows, bind, (count, changed) -> {});
    } catch (JdbiException e) {
      throw isDuplicate(e) ? new Again(what + " was added in the meantime") : e;
    }
  }

  /** Inserts rows that the caller has split. */
  static void insertNew(Handle handle, String sql, Args args, String what) {
    try {
      Sql.update(handle, sql, args);
    } catch (JdbiException e) {
      throw isDuplicate(e) ? new Again(what + " was added in the meantime") : e;
    }
  }

  private static boolean isDuplicate(JdbiException e) {
    return Fault.of(e).kind() == Fault.Kind.DUPLICATE;
  }

  /** Writes rows in statements of few sizes. */
  static <T> void inStatements(
      Handle handle,
      SqlText text,
      Chunks chunks,
      List<T> rows,
      BiConsumer<Args, T> bind,
      Counted counted) {
    if (rows.isEmpty()) {
      return;
    }
    List<Args> bound = rows.stream().map(row -> bound(bind, row)).toList();
    int length = text.rowLength();
    for (List<Args> chunk : chunks.inSteps(bound, row -> row.bytes() + length)) {
      String sql = text.rows(chunk.size());
      Args args = new Args().and(chunk);
      counted.on(chunk.size(), run(handle, sql, args, chunk.size(), chunks.size()));
    }
  }

  private static <T> Args bound(BiConsumer<Args, T> bind, T row) {
    Args args = new Args();
    bind.accept(args, row);
    return args;
  }

  private static int run(Handle handle, String sql, Args args, int rows, StatementSize size) {
    int bytes = sql.length() + args.bytes();
    if (rows == 1 && bytes > size.known()) {
      throw tooLarge(args, bytes);
    }
    try {
      int changed = Sql.update(handle, sql, args);
      size.passed();
      return changed;
    } catch (JdbiException e) {
      Fault.Kind kind = Fault.of(e).kind();
      if (kind == Fault.Kind.TOO_LARGE && rows == 1) {
        throw tooLarge(args, bytes);
      }
      // A server may close the connection if a statement is too large.
      if (kind == Fault.Kind.TOO_LARGE || (kind == Fault.Kind.LOST && rows > 1 && bytes > LARGE)) {
        size.refused(bytes);
      }
      throw e;
    }
  }

  private static InvalidRequestException tooLarge(Args args, int bytes) {
    return new InvalidRequestException(
        "lines",
        "of "
            + args.name()
            + " take "
            + bytes
            + " bytes in a statement, which is more than the server takes (max_allowed_packet)");
  }

  /** Updates rows that must still have the values that were loaded. */
  static void update(Handle handle, String sql, Args args, int rows, String what) {
    if (Sql.update(handle, sql, args) != rows) {
      throw new Again(what + " was changed in the meantime");
    }
  }
}
