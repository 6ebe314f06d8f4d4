package io.holdfast.jdbc.internal.schema;

import io.holdfast.jdbc.internal.dialect.FailureKind;
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

  private SchemaCreator() {}

  /**
   * Runs the files that have not been run yet. Where other sessions do not find a table while it
   * gets a new column, only one thread at a time creates.
   */
  public static void create(Handle handle, SqlTexts texts) {
    if (texts.dialect().hidesAlteredTables()) {
      synchronized (SchemaCreator.class) {
        createMissing(handle, texts);
      }
    } else {
      createMissing(handle, texts);
    }
  }

  private static void createMissing(Handle handle, SqlTexts texts) {
    long version = SchemaVersion.find(handle, texts);
    for (SchemaFile ddl : SchemaFile.of(texts.dialect())) {
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
        FailureKind kind = SqlFailure.of(e).kind();
        if (kind == FailureKind.DUPLICATE) {
          return; // only the number of a file is inserted as a row; another process was faster
        }
        // H2's IF NOT EXISTS fails if two sessions create the same object at once.
        boolean race =
            kind == FailureKind.INTERNAL
                || kind == FailureKind.OTHER
                || kind == FailureKind.CONFIGURATION;
        if (!race || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
