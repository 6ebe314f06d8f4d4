package io.holdfast.examples.cli.store;

import io.holdfast.inventory.model.ShopId;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** What every command has from the options before it. */
public interface Session {
  /**
   * Opens the store. The caller closes it.
   *
   * @param clock the time of the store's holds; null for the store's own
   */
  OpenStore open(@Nullable InstantSource clock);

  /** Whose stock. */
  ShopId shop();

  /** What to call the store in a report. */
  String storeName();

  /** Whether the answer is to be JSON. */
  boolean json();
}
