package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Restock;
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
 * @param restock how it is restocked; null if it never was
 * @param onHand physically there, in pieces
 * @param held in holds that are recorded as held, in pieces
 * @param committed sold and not dispatched, in pieces
 * @param nextExpiry no hold of this key ends before; null if there is none
 * @param expiredHeld pieces in holds that have expired by the snapshot's time: derived when the
 *     level is loaded, never written
 * @param onHandVersion how many movements of pieces the level has seen, 0 or more: written like the
 *     other numbers
 * @param version grows by one with every write, from 1
 */
public record StoredLevel(
    StockKey key,
    StockPolicy policy,
    @Nullable Restock restock,
    long onHand,
    long held,
    long committed,
    @Nullable Instant nextExpiry,
    long expiredHeld,
    long onHandVersion,
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

  /** What can be claimed once expired holds are freed; negative as {@link #claimable()} is. */
  public long available() {
    return policy.kind() == StockKind.UNTRACKED ? Long.MAX_VALUE : claimable() + expiredHeld;
  }

  /** Whether a hold of this key may have ended by the given time. */
  public boolean mayHaveExpired(Instant now) {
    return nextExpiry != null && !now.isBefore(nextExpiry);
  }

  /** The same with another number of pieces in holds that have expired. */
  public StoredLevel withExpiredHeld(long pieces) {
    return new StoredLevel(
        key, policy, restock, onHand, held, committed, nextExpiry, pieces, onHandVersion, version);
  }

  /** The same, restocked in another way. */
  public StoredLevel withRestock(@Nullable Restock other) {
    return new StoredLevel(
        key,
        policy,
        other,
        onHand,
        held,
        committed,
        nextExpiry,
        expiredHeld,
        onHandVersion,
        version);
  }

  /** The level as hosts see it: expired holds count for nothing. */
  public StockLevel toStockLevel() {
    long incoming = restock == null ? 0 : restock.incoming();
    return new StockLevel(
        key, policy, onHand, held - expiredHeld, committed, incoming, onHandVersion, version);
  }
}
