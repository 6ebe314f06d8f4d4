package io.holdfast.jdbc;

import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Writes many rows of a table as they are to be, each only on the version before. A row costs no
 * more than it costs alone; an UPDATE would need a case for every row, told for every column.
 *
 * <p>MySQL and MariaDB know it as an INSERT that updates what is there, and H2 as MERGE. Where a
 * row is not there or has another version the count that comes back is another one, and the
 * transaction is rolled back.
 */
final class Overwrite {
  private final SqlText text;
  private final int countOfOne;

  private final Chunks chunks;

  private Overwrite(SqlTexts texts, String template, int countOfOne) {
    this.text = texts.text(template);
    this.chunks = texts.chunks();
    this.countOfOne = countOfOne;
  }

  /** In the form that the dialect knows. */
  static Overwrite of(SqlTexts texts, String insert, String merge) {
    return texts.dialect().mergesRows()
        ? new Overwrite(texts, merge, 1)
        // An INSERT counts a row that it has updated as two.
        : new Overwrite(texts, insert, 2);
  }

  /** Writes rows, of which {@code bind} binds all columns, {@code version} last. */
  <T> void write(Handle handle, List<T> rows, BiConsumer<Args, T> bind, String what) {
    Writes.inStatements(
        handle,
        text,
        chunks,
        rows,
        bind,
        (count, changed) -> {
          if (changed != countOfOne * count) {
            throw new Again(what + " was changed meanwhile");
          }
        });
  }
}
