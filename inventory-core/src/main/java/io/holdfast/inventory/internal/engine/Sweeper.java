package io.holdfast.inventory.internal.engine;

import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Records the expired holds of a shop as expired, earliest first. A hold that cannot be recorded
 * does not count towards the limit, so that it does not keep the sweep from those after it.
 */
public final class Sweeper {
  /** Bounds the work for holds that cannot be recorded. */
  private static final int MAX_LEFT_OUT = 1_000;

  private final InventoryStore store;
  private final Engine engine;

  public Sweeper(InventoryStore store, Engine engine) {
    this.store = store;
    this.engine = engine;
  }

  /**
   * Records expired holds.
   *
   * @param limit the maximum number of holds that are recorded
   */
  public SweepReport sweep(ShopId shop, int limit) {
    Set<ReservationId> leftOut = new HashSet<>();
    int expired = 0;
    while (true) {
      int asked = limit - expired + leftOut.size();
      List<ReservationId> holds = new ArrayList<>(store.expiredHolds(shop, asked));
      boolean more = holds.size() == asked;
      holds.removeAll(leftOut);
      int known = leftOut.size();
      for (int i = 0; i < holds.size(); i += Footprint.HOLDS_LOADED) {
        int end = Math.min(holds.size(), i + Footprint.HOLDS_LOADED);
        List<ReservationId> chunk = holds.subList(i, end);
        ExpiryWriter writer = engine.expire(shop, chunk, List.of());
        expired += writer.expired();
        // Where none is recorded, they have no reservation that could be: they stay in the index.
        leftOut.addAll(writer.expired() == 0 ? chunk : writer.leftOut());
      }
      if (!more || leftOut.size() == known || leftOut.size() >= MAX_LEFT_OUT) {
        // A report of more after a sweep without progress would keep a host in its loop.
        return new SweepReport(expired, more && (expired > 0 || leftOut.isEmpty()));
      }
    }
  }
}
