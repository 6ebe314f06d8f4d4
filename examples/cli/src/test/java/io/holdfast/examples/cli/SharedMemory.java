package io.holdfast.examples.cli;

import io.holdfast.examples.cli.store.OpenStore;
import io.holdfast.examples.cli.store.StoreOptions;
import io.holdfast.examples.cli.store.StoreSource;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** A store in memory that outlives a command, as a database does; decorated if a test wants it. */
public final class SharedMemory implements StoreSource {
  private final InventoryStore store;

  public SharedMemory() {
    this(it -> it);
  }

  public SharedMemory(UnaryOperator<InventoryStore> decoration) {
    store = decoration.apply(InMemoryInventoryStore.create());
  }

  @Override
  public OpenStore open(StoreOptions options, InstantSource clock) {
    return OpenStore.of(Inventory.create(store));
  }
}
