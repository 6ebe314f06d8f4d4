package io.holdfast.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Runs the numbered files that have not been run yet. Every statement can be repeated, and the
 * number of a file is written last: whoever starts at the same time, or after a crash in the
 * middle, just goes on.
 */
final class SchemaCreator {
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
    try {
      Sql.update(handle, statement, new Args());
    } catch (UnableToExecuteStatementException e) {
      // Only the number of a file is inserted; if it is there, somebody was faster.
      if (Fault.of(e).kind() != Fault.Kind.DUPLICATE) {
        throw e;
      }
    }
  }
}
