package io.holdfast.jdbc.servers;

import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.util.HashMap;
import java.util.Map;

/**
 * Provides one schema of each database to all tests of a class, which use separate shops. A server
 * takes longer to create and drop the tables than most of these tests take.
 */
public final class SharedSchemas implements AutoCloseable {
  private final Map<TestDatabase, TestSchema> schemas = new HashMap<>();

  /**
   * Returns a view of the schema of this database, which has all tables. Closing the view closes
   * its pools only.
   */
  public synchronized TestSchema of(TestDatabase database) {
    TestSchema schema = schemas.get(database);
    if (schema == null) {
      schema = database.fresh();
      schemas.put(database, schema);
      JdbcInventoryStore.builder(schema.pool()).schema(SchemaMode.CREATE).build();
    }
    return schema.view();
  }

  @Override
  public synchronized void close() {
    schemas.values().forEach(TestSchema::close);
    schemas.clear();
  }
}
