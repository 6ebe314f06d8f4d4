package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A level as a store keeps it. Unlike {@link StockLevel#held()}, {@code held} here still counts
 * holds that have expired until somebody frees them; {@code expiredHeld} says how many those are.
 *
 * @param key whose numbers these are
 * @param policy how the stock may be sold
 * @param onHand physically there, in pieces
 * @param held in holds that are recorded as held, in pieces
 * @param committed sold and not dispatched, in pieces
 * @param nextExpiry no hold of this key ends before; null if there is none
 * @param expiredHeld pieces in holds that have expired by the snapshot's time: derived when the
 *     level is loaded, never written
 * @param version grows by one with every write, from 1
 */
public record StoredLevel(
    StockKey key,
    StockPolicy policy,
    long onHand,
    long held,
    long committed,
    @Nullable Instant nextExpiry,
    long expiredHeld,
    long version) {

  /**
   * What can be claimed without freeing an expired hold first; negative where the safety stock is
   * not all there.
   */
  public long claimable() {
    return policy.kind() == StockKind.UNTRACKED
        ? Long.MAX_VALUE
        : onHand - policy.safetyStock() - held - committed;
  }

  /** Whether a hold of this key may have ended by the given time. */
  public boolean mayHaveExpired(Instant now) {
    return nextExpiry != null && !now.isBefore(nextExpiry);
  }

  /** The level as hosts see it: expired holds count for nothing. */
  public StockLevel toStockLevel() {
    return new StockLevel(key, policy, onHand, held - expiredHeld, committed, version);
  }
}
