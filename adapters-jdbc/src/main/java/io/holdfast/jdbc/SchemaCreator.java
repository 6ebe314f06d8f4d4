package io.holdfast.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs the numbered files that have not been run yet. Every statement can be repeated, and the
 * number of a file is written last. So a process that starts at the same time, or after a crash in
 * the middle, can continue.
 */
final class SchemaCreator {
  private static final int ATTEMPTS = 3;
  private static final String H2 = "h2";

  private SchemaCreator() {}

  /**
   * Runs the files that have not been run yet. H2 replaces a table that gets a new column, and
   * other sessions do not find it in the meantime. So on H2, only one thread at a time creates; an
   * embedded H2 has only one process.
   */
  static void create(Handle handle, SqlTexts texts) {
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
    for (Ddl ddl : Ddl.of(texts.dialect())) {
      if (ddl.version() > version) {
        ddl.statements().forEach(statement -> run(handle, texts.prefixed(statement)));
      }
    }
  }

  private static void run(Handle handle, String statement) {
    for (int attempt = 1; ; attempt++) {
      try {
        Sql.update(handle, statement, new Args());
        return;
      } catch (JdbiException e) {
        Fault.Kind kind = Fault.of(e).kind();
        if (kind == Fault.Kind.DUPLICATE) {
          return; // only the number of a file is inserted as a row; another process was faster
        }
        // H2's IF NOT EXISTS fails if two sessions create the same object at once.
        boolean race = kind == Fault.Kind.OTHER || kind == Fault.Kind.CONFIGURATION;
        if (!race || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
