package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.sql.Bindings;
import io.holdfast.jdbc.internal.sql.Sql;
import io.holdfast.jdbc.internal.sql.SqlTexts;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs the numbered files that have not been run yet. Every statement can be repeated, and the
 * number of a file is written last. So a process that starts at the same time, or after a crash in
 * the middle, can continue.
 */
public final class SchemaCreator {
  private static final int ATTEMPTS = 3;
  private static final String H2 = "h2";

  private SchemaCreator() {}

  /**
   * Runs the files that have not been run yet. H2 replaces a table that gets a new column, and
   * other sessions do not find it in the meantime. So on H2, only one thread at a time creates; an
   * embedded H2 has only one process.
   */
  public static void create(Handle handle, SqlTexts texts) {
    if (texts.dialect().schemaFolder().equals(H2)) {
      synchronized (SchemaCreator.class) {
        createMissing(handle, texts);
      }
    } else {
      createMissing(handle, texts);
    }
  }

  private static void createMissing(Handle handle, SqlTexts texts) {
    long version = SchemaVersion.find(handle, texts);
    for (Migration ddl : Migration.of(texts.dialect())) {
      if (ddl.version() > version) {
        ddl.statements().forEach(statement -> run(handle, texts.prefixed(statement)));
      }
    }
  }

  private static void run(Handle handle, String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        Sql.update(handle, statement, new Bindings());
        return;
      } catch (JdbiException e) {
        SqlFailure.Kind kind = SqlFailure.of(e).kind();
        if (kind == SqlFailure.Kind.DUPLICATE) {
          return; // only the number of a file is inserted as a row; another process was faster
        }
        // H2's IF NOT EXISTS fails if two sessions create the same object at once.
        boolean race = kind == SqlFailure.Kind.OTHER || kind == SqlFailure.Kind.CONFIGURATION;
        if (!race || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
