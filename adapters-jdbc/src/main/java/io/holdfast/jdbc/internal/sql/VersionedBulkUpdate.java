package io.holdfast.jdbc.internal.sql;

import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Overwrites many rows of a table, each only if it has the version before. If a row does not exist
 * or has another version, the returned count differs and the transaction is rolled back.
 */
public final class VersionedBulkUpdate {
  private final SizedSql text;
  private final StatementSplit split;
  private final int countOfOne;

  /**
   * Creates the statement for a table. The arguments are those of {@code
   * SqlDialect.replaceVersion}.
   */
  public VersionedBulkUpdate(
      SqlTexts texts, String table, List<String> key, List<String> others, List<String> numbers) {
    this.text = texts.text(texts.dialect().replaceVersion(table, key, others, numbers));
    this.split = texts.split();
    this.countOfOne = texts.dialect().countOfReplaced();
  }

  /** Writes rows. {@code bind} binds all columns of a row, {@code version} last. */
  public <T> void write(Handle handle, List<T> rows, BiConsumer<Bindings, T> bind, String what) {
    CheckedWrites.change(handle, text, split, rows, bind, countOfOne, what);
  }
}
