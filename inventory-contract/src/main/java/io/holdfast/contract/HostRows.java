package io.holdfast.contract;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import java.util.Map;

/**
 * A table of a host, kept beside the stock of a store: rows of a text under an id. The contract
 * writes it with {@link HostWrite}s and reads it without the store. Safe for use by any number of
 * threads.
 *
 * @since 0.1.0
 */
public interface HostRows {
  /**
   * Creates a write that inserts a row, and fails if the id has a row already.
   *
   * @param shop the tenant
   * @param id the id of the row, at most 60 characters
   * @param text the text of the row, at most 60 characters
   */
  HostWrite insert(ShopId shop, String id, String text);

  /** Returns the texts of all rows of a shop by their ids. */
  Map<String, String> all(ShopId shop);
}
