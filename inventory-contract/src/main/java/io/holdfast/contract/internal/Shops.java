package io.holdfast.contract.internal;

import io.holdfast.inventory.model.ShopId;
import java.util.UUID;

/**
 * Creates names of shops that no other test and no other run uses. Safe for use by any number of
 * threads.
 */
public final class Shops {
  private Shops() {}

  /** Returns a shop that was never used before. */
  public static ShopId fresh() {
    return new ShopId(UUID.randomUUID().toString().replace("-", ""));
  }
}
