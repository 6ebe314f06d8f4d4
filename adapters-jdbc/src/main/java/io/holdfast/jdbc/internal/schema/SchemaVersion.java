package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the number of the last file that was run on the schema. */
final class SchemaVersion {
  static final String TABLE = "holdfast_schema_version";

  private SchemaVersion() {}

  /** Returns the version, or 0 if there is no table with it. */
  static long find(Handle handle, SqlTexts texts) {
    List<String> table = List.of(texts.prefixed(TABLE));
    return Catalog.of(handle, texts, table).columns().isEmpty() ? 0 : read(handle, texts);
  }

  /** Returns the version, where its table exists; 0 if the table is empty. */
  static long read(Handle handle, SqlTexts texts) {
    List<Long> versions =
        Sql.list(
            handle,
            texts.text("SELECT MAX(version) AS version FROM holdfast_schema_version {all}").text(),
            new Bindings(),
            row -> row.getLong("version"));
    return versions.get(0);
  }
}
