package io.holdfast.examples.cli.store;

import io.holdfast.inventory.model.ShopId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** The results of the common options, for every command. */
public interface Session {
  /**
   * Opens the store. The caller closes it.
   *
   * @param clock the clock for the store's holds, or null for the default clock of the store
   */
  OpenStore open(@Nullable InstantSource clock);

  /** Returns the shop. */
  ShopId shop();

  /** Returns the name of the store for a report. */
  String storeName();

  /** Returns whether to answer as JSON. */
  boolean json();
}
