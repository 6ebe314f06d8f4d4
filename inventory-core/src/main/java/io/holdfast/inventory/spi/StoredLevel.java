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
 * @since 0.1.0
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

  /** Creates the first version of a level, without stock. */
  public static StoredLevel empty(StockKey key, StockPolicy policy) {
    return new StoredLevel(key, policy, null, 0, 0, 0, null, 0, 0, 1);
  }

  /** Returns whether the pieces are counted, by number or by unit. */
  public boolean isTracked() {
    return policy.kind() != StockKind.UNTRACKED;
  }

  /** Returns whether the pieces are counted by unit. */
  public boolean isByUnit() {
    return policy.kind() == StockKind.UNITS;
  }

  /** Returns whether more than half of the limit of a stock key is held and committed. */
  public boolean isNearLimit() {
    return held + committed > StockLevel.MAX_ON_HAND / 2;
  }

  /** Returns whether the stock on hand stays within its maximum if pieces are added. */
  public boolean hasRoomFor(long pieces) {
    return onHand <= StockLevel.MAX_ON_HAND - pieces;
  }

  /**
   * Returns the pieces that can be taken without freeing an expired hold first; negative if part of
   * the safety stock is missing. Returns {@link Long#MAX_VALUE} for an untracked key.
   */
  public long claimable() {
    return StockLevel.available(policy, onHand, held, committed);
  }

  /**
   * Returns the pieces that can be taken after expired holds are freed; negative if part of the
   * safety stock is missing. Returns {@link Long#MAX_VALUE} for an untracked key.
   */
  public long available() {
    return StockLevel.available(policy, onHand, held - expiredHeld, committed);
  }

  /** Returns whether a hold of this key may have ended by the given time. */
  public boolean mayHaveExpired(Instant now) {
    return nextExpiry != null && !now.isBefore(nextExpiry);
  }

  /**
   * Returns the next version after pieces were held.
   *
   * @param pieces the pieces, 0 or more
   * @param expiresAt the time at which the hold ends
   */
  public StoredLevel withHold(long pieces, Instant expiresAt) {
    Instant next = nextExpiry == null || expiresAt.isBefore(nextExpiry) ? expiresAt : nextExpiry;
    return next(onHand, Math.addExact(held, pieces), committed, next, expiredHeld, onHandVersion);
  }

  /** Returns the next version after held pieces were released. */
  public StoredLevel withoutHold(long pieces) {
    return withHoldCommitted(pieces, 0);
  }

  /** Returns the next version after the pieces of an expired hold were freed. */
  public StoredLevel withoutExpiredHold(long pieces) {
    long expired = Math.max(0, expiredHeld - pieces);
    return next(onHand, held - pieces, committed, nextExpiry, expired, onHandVersion);
  }

  /** Returns the next version after pieces were committed without a hold. */
  public StoredLevel withCommit(long pieces) {
    return withHoldCommitted(0, pieces);
  }

  /**
   * Returns the next version after a hold was committed. What is not committed of it is released.
   *
   * @param pieces the pieces of the hold
   * @param sold the pieces that are committed
   */
  public StoredLevel withHoldCommitted(long pieces, long sold) {
    return next(
        onHand,
        Math.subtractExact(held, pieces),
        Math.addExact(committed, sold),
        nextExpiry,
        expiredHeld,
        onHandVersion);
  }

  /** Returns the next version after a commit was cancelled. */
  public StoredLevel withoutCommit(long pieces) {
    return withHoldCommitted(0, -pieces);
  }

  /**
   * Returns the next version after committed pieces were dispatched.
   *
   * @param pieces the committed pieces
   * @param leaving the pieces to subtract from the stock on hand; 0 if it is not tracked
   */
  public StoredLevel withDispatch(long pieces, long leaving) {
    return next(
        Math.subtractExact(onHand, leaving),
        held,
        Math.subtractExact(committed, pieces),
        nextExpiry,
        expiredHeld,
        onHandVersion + 1);
  }

  /**
   * Returns the next version after pieces were received, removed or counted. A count that leaves
   * the number unchanged is a change too.
   *
   * @param delta the change of the stock on hand, in pieces
   */
  public StoredLevel withOnHandChange(long delta) {
    return next(
        Math.addExact(onHand, delta), held, committed, nextExpiry, expiredHeld, onHandVersion + 1);
  }

  /**
   * Returns the next version with corrected numbers.
   *
   * @param onHand the pieces that are physically there
   * @param held the pieces in holds that are recorded as held
   * @param committed the pieces that are sold and not dispatched
   * @param nextExpiry the time before which no hold ends; null if there is no hold
   */
  public StoredLevel corrected(
      long onHand, long held, long committed, @Nullable Instant nextExpiry) {
    return next(onHand, held, committed, nextExpiry, expiredHeld, onHandVersion + 1);
  }

  /** Returns the same level with another policy. */
  public StoredLevel withPolicy(StockPolicy policy) {
    return with(policy, restock, nextExpiry, expiredHeld, version);
  }

  /** Returns the same level with another next expiry. */
  public StoredLevel withNextExpiry(@Nullable Instant nextExpiry) {
    return with(policy, restock, nextExpiry, expiredHeld, version);
  }

  /** Returns the same level with another version. */
  public StoredLevel withVersion(long version) {
    return version == this.version ? this : with(policy, restock, nextExpiry, expiredHeld, version);
  }

  /** Returns the same level with another number of pieces in expired holds. */
  public StoredLevel withExpiredHeld(long expiredHeld) {
    return with(policy, restock, nextExpiry, expiredHeld, version);
  }

  /** Returns the same level with another restock status. */
  public StoredLevel withRestock(@Nullable RestockStatus other) {
    return with(policy, other, nextExpiry, expiredHeld, version);
  }

  /** Returns the level as hosts see it: expired holds count for nothing. */
  public StockLevel toStockLevel() {
    long incoming = restock == null ? 0 : restock.incoming();
    return new StockLevel(
        key, policy, onHand, held - expiredHeld, committed, incoming, onHandVersion, version);
  }

  private StoredLevel with(
      StockPolicy policy,
      @Nullable RestockStatus restock,
      @Nullable Instant nextExpiry,
      long expiredHeld,
      long version) {
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

  private StoredLevel next(
      long onHand,
      long held,
      long committed,
      @Nullable Instant nextExpiry,
      long expiredHeld,
      long onHandVersion) {
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
        version + 1);
  }
}
