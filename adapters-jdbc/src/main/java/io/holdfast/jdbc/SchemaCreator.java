package io.holdfast.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs the numbered files that have not been run yet. Every statement can be repeated, and the
 * number of a file is written last: whoever starts at the same time, or after a crash in the
 * middle, just goes on.
 */
final class SchemaCreator {
  private static final int ATTEMPTS = 10;

  private SchemaCreator() {}

  static void create(Handle handle, SqlTexts texts) {
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
          return; // of rows only the number of a file is inserted; somebody was faster
        }
        // H2's IF NOT EXISTS fails where two sessions create the same thing at once.
        boolean race = kind == Fault.Kind.OTHER || kind == Fault.Kind.CONFIGURATION;
        if (!race || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
