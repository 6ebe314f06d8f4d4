package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A level as a store keeps it. Unlike {@link StockLevel#held()}, {@code held} includes expired
 * holds until a transaction frees them; {@code expiredHeld} is the number of their pieces.
 *
 * @param key the stock key
 * @param policy the policy by which the stock may be sold
 * @param restock the restock status; null if the key never had a restock policy
 * @param onHand the pieces that are physically there
 * @param held the pieces in holds that are recorded as held
 * @param committed the pieces that are sold and not dispatched
 * @param nextExpiry the time before which no hold of this key ends; null if there is no hold
 * @param expiredHeld the pieces in holds that have expired by the time of the snapshot; derived
 *     when the level is loaded, never written
 * @param onHandVersion the number of movements of pieces of the level, 0 or more; written like the
 *     other numbers
 * @param version the version, which starts at 1 and grows by one with every write
 */
public record StoredLevel(
    StockKey key,
    StockPolicy policy,
    @Nullable RestockStatus restock,
    long onHand,
    long held,
    long committed,
    @Nullable Instant nextExpiry,
    long expiredHeld,
    long onHandVersion,
    long version) {

  /**
   * Returns the pieces that can be taken without freeing an expired hold first; negative if part of
   * the safety stock is missing. Returns {@link Long#MAX_VALUE} for an untracked key.
   */
  public long claimable() {
    return policy.kind() == StockKind.UNTRACKED
        ? Long.MAX_VALUE
        : onHand - policy.safetyStock() - held - committed;
  }

  /**
   * Returns the pieces that can be taken after expired holds are freed; negative if part of the
   * safety stock is missing. Returns {@link Long#MAX_VALUE} for an untracked key.
   */
  public long available() {
    return policy.kind() == StockKind.UNTRACKED ? Long.MAX_VALUE : claimable() + expiredHeld;
  }

  /** Returns whether a hold of this key may have ended by the given time. */
  public boolean mayHaveExpired(Instant now) {
    return nextExpiry != null && !now.isBefore(nextExpiry);
  }

  /** Returns the same level with another number of pieces in expired holds. */
  public StoredLevel withExpiredHeld(long expiredHeld) {
    return new StoredLevel(
        key,
        policy,
        restock,
        onHand,
        held,
        committed,
        nextExpiry,
        expiredHeld,
        onHandVersion,
        version);
  }

  /** Returns the same level with another restock status. */
  public StoredLevel withRestock(@Nullable RestockStatus other) {
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

  /** Returns the level as hosts see it: expired holds count for nothing. */
  public StockLevel toStockLevel() {
    long incoming = restock == null ? 0 : restock.incoming();
    return new StockLevel(
        key, policy, onHand, held - expiredHeld, committed, incoming, onHandVersion, version);
  }
}
