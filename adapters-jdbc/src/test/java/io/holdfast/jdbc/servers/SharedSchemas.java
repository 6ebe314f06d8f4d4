package io.holdfast.jdbc.servers;

import java.util.HashMap;
import java.util.Map;

/**
 * Provides one schema of each database to all tests of a class, which use separate shops. A server
 * takes longer to create and drop the tables than most of these tests take.
 */
public final class SharedSchemas implements AutoCloseable {
  private final Map<TestDatabase, TestSchema> schemas = new HashMap<>();

  /** Returns a view of the schema of this database. Closing the view closes its pools only. */
  public synchronized TestSchema of(TestDatabase database) {
    return schemas.computeIfAbsent(database, TestDatabase::fresh).view();
  }

  @Override
  public synchronized void close() {
    schemas.values().forEach(TestSchema::close);
    schemas.clear();
  }
}
