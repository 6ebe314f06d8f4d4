package io.holdfast.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs the numbered files that have not been run yet. Every statement can be repeated, and the
 * number of a file is written last: whoever starts at the same time, or after a crash in the
 * middle, just goes on.
 */
final class SchemaCreator {
  private static final int ATTEMPTS = 3;
  private static final String H2 = "h2";

  private SchemaCreator() {}

  /**
   * Runs what has not been run yet. H2 makes a new table of one that gets a column, and other
   * sessions do not find it meanwhile; so in one process, which is all that an embedded H2 has, one
   * after the other creates.
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
