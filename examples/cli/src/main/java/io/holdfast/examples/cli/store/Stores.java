package io.holdfast.examples.cli.store;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.examples.common.Opened;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the stores of the library. */
public final class Stores implements StoreSource {
  @Override
  public OpenStore open(StoreOptions options, @Nullable InstantSource clock) {
    InstantSource time = clock == null ? InstantSource.system() : clock;
    return switch (options.kind()) {
      case MEMORY -> OpenStore.of(Inventory.create(InMemoryInventoryStore.create(time)));
      case H2, JDBC -> inDatabase(options, clock);
      case DYNAMODB -> DynamoDb.open(options, time);
    };
  }

  private static OpenStore inDatabase(StoreOptions options, @Nullable InstantSource clock) {
    Opened open = new Opened();
    HikariDataSource pool = open.add(DatabasePool.open(options));
    try {
      JdbcInventoryStore.Builder store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE);
      if (clock != null) {
        store.clock(clock);
      }
      Inventory inventory = Inventory.builder(store.build()).lanes(options.lanes()).build();
      return new OpenStore(open.add(inventory), open);
    } catch (RuntimeException e) {
      Opened.closeAfter(e, open);
      throw e;
    }
  }
}
