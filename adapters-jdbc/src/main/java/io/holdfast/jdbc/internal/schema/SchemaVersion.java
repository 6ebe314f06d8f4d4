package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Reads the number of the last file that was run on the schema. */
final class SchemaVersion {
  private SchemaVersion() {}

  /** Returns the version, or 0 if there is none. */
  static long find(Handle handle, SqlTexts texts) {
    if (!Catalog.of(handle).hasTable(texts.prefixed("holdfast_schema_version"))) {
      return 0;
    }
    List<Long> versions =
        Sql.list(
            handle,
            texts.text("SELECT MAX(version) AS version FROM holdfast_schema_version {all}").text(),
            new Bindings(),
            row -> row.getLong("version"));
    return versions.get(0);
  }
}
