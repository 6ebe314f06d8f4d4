package io.holdfast.jdbc;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** Runs writes and looks at what came of them. */
final class Writes {
  private Writes() {}

  /**
   * Inserts rows that were not there when they were loaded. Each of these tables has one unique
   * key, so a duplicate says that somebody was faster.
   */
  static void insertNew(Handle handle, String sql, Args args, String what) {
    try {
      Sql.update(handle, sql, args);
    } catch (JdbiException e) {
      if (Fault.of(e).kind() == Fault.Kind.DUPLICATE) {
        throw new Again(what + " was added meanwhile");
      }
      throw e;
    }
  }

  /** Changes rows that must still be what they were when they were loaded. */
  static void update(Handle handle, String sql, Args args, int rows, String what) {
    if (Sql.update(handle, sql, args) != rows) {
      throw new Again(what + " was changed meanwhile");
    }
  }
}
