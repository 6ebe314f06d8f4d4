package io.holdfast.jdbc.internal.sql;

import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import java.util.List;
import java.util.function.BiConsumer;
import org.jdbi.v3.core.Handle;

/**
 * Overwrites many rows of a table, each only if it has the version before. A row costs no more than
 * it costs alone. An UPDATE would need a CASE branch for every row in every column.
 *
 * <p>On MySQL and MariaDB it is an INSERT that updates existing rows, on H2 a MERGE. If a row does
 * not exist or has another version, the returned count differs and the transaction is rolled back.
 */
public final class VersionedBulkUpdate {
  private final SqlText text;
  private final int countOfOne;

  private final Chunks chunks;

  private VersionedBulkUpdate(SqlTexts texts, String template, int countOfOne) {
    this.text = texts.text(template);
    this.chunks = texts.chunks();
    this.countOfOne = countOfOne;
  }

  /** Creates the statement in the form of the dialect. */
  public static VersionedBulkUpdate of(SqlTexts texts, String insert, String merge) {
    return texts.dialect().mergesRows()
        ? new VersionedBulkUpdate(texts, merge, 1)
        // An INSERT counts an updated row as two.
        : new VersionedBulkUpdate(texts, insert, 2);
  }

  /** Writes rows. {@code bind} binds all columns of a row, {@code version} last. */
  public <T> void write(Handle handle, List<T> rows, BiConsumer<Bindings, T> bind, String what) {
    CheckedWrites.inStatements(
        handle,
        text,
        chunks,
        rows,
        bind,
        (count, changed) -> {
          if (changed != countOfOne * count) {
            throw new StaleSnapshotException(what + " was changed in the meantime");
          }
        });
  }
}
