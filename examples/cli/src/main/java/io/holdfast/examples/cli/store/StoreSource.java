package io.holdfast.examples.cli.store;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the store that the options name. */
@FunctionalInterface
public interface StoreSource {
  /**
   * Opens a store, and creates its schema where it is missing.
   *
   * @param options checked
   * @param clock the time of the store's holds; null for the store's own
   * @throws io.holdfast.inventory.error.InventoryException if it cannot be opened
   */
  OpenStore open(StoreOptions options, @Nullable InstantSource clock);
}
