package host.jdbc;

import host.scene.Scene;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import org.h2.jdbcx.JdbcConnectionPool;

/** Keeps its stock in an H2 of its own. */
public final class Main {
  private Main() {}

  /** Plays the scene. */
  public static void main(String[] args) {
    JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:host", "sa", "");
    JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
    try (Inventory inventory = Inventory.create(store)) {
      Scene.play(inventory, store.restockOutbox(), store.idempotency());
    }
    pool.dispose();
    System.out.println("done");
  }
}
