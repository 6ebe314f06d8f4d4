package io.holdfast.examples.cli.store;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Opens the store that the options select. */
@FunctionalInterface
public interface StoreSource {
  /**
   * Opens a store, and creates its schema if it is missing.
   *
   * @param options the options, already checked
   * @param clock the clock for the store's holds, or null for the default clock of the store
   * @throws io.holdfast.inventory.error.InventoryException if the store cannot be opened
   */
  OpenStore open(StoreOptions options, @Nullable InstantSource clock);
}
