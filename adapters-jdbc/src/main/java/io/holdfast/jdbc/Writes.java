package io.holdfast.jdbc;

import io.holdfast.inventory.error.InvalidRequestException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs writes and looks at what came of them. Many rows go in as few statements as the server
 * takes; one row that it does not take is refused by its name.
 */
final class Writes {
  /** What a server that is away would hardly be blamed for the size of. */
  private static final int LARGE = 16 * 1_024;

  private Writes() {}

  /** Sees the count of one statement. */
  @FunctionalInterface
  interface Counted {
    void on(int rows, int changed);
  }

  /**
   * Inserts rows that were not there when they were loaded. Each of these tables has one unique
   * key, so a duplicate says that somebody was faster.
   *
   * @param bind binds the values of a row, of which the first two name it
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
      throw isDuplicate(e) ? new Again(what + " was added meanwhile") : e;
    }
  }

  /** The same, where the caller has cut the rows. */
  static void insertNew(Handle handle, String sql, Args args, String what) {
    try {
      Sql.update(handle, sql, args);
    } catch (JdbiException e) {
      throw isDuplicate(e) ? new Again(what + " was added meanwhile") : e;
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
      // A server may just hang up on what is too large for it.
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

  /** Changes rows that must still be what they were when they were loaded. */
  static void update(Handle handle, String sql, Args args, int rows, String what) {
    if (Sql.update(handle, sql, args) != rows) {
      throw new Again(what + " was changed meanwhile");
    }
  }
}
