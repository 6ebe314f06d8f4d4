package io.holdfast.inventory.internal.rules;

import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Arithmetic on stored levels. */
public final class Levels {
  private Levels() {}

  public static StoredLevel empty(StockKey key, StockPolicy policy) {
    return new StoredLevel(key, policy, null, 0, 0, 0, null, 0, 0, 1);
  }

  public static boolean isTracked(StoredLevel level) {
    return level.policy().kind() != StockKind.UNTRACKED;
  }

  public static boolean isByUnit(StoredLevel level) {
    return level.policy().kind() == StockKind.UNITS;
  }

  /** Returns the level with the given amounts added and the next version. */
  static StoredLevel plus(StoredLevel level, long onHand, long held, long committed) {
    return new StoredLevel(
        level.key(),
        level.policy(),
        level.restock(),
        Math.addExact(level.onHand(), onHand),
        Math.addExact(level.held(), held),
        Math.addExact(level.committed(), committed),
        level.nextExpiry(),
        level.expiredHeld(),
        level.onHandVersion(),
        level.version() + 1);
  }

  /**
   * Returns the level after pieces were received, removed or counted. A count that leaves the
   * number unchanged is a change too.
   */
  public static StoredLevel moved(StoredLevel level, long onHand, long committed) {
    StoredLevel moved = plus(level, onHand, 0, committed);
    return new StoredLevel(
        moved.key(),
        moved.policy(),
        moved.restock(),
        moved.onHand(),
        moved.held(),
        moved.committed(),
        moved.nextExpiry(),
        moved.expiredHeld(),
        moved.onHandVersion() + 1,
        moved.version());
  }

  /**
   * Returns the level with {@code held} and {@code expiredHeld} reduced by a hold that had expired.
   */
  static StoredLevel freed(StoredLevel level, long quantity) {
    return new StoredLevel(
        level.key(),
        level.policy(),
        level.restock(),
        level.onHand(),
        level.held() - quantity,
        level.committed(),
        level.nextExpiry(),
        Math.max(0, level.expiredHeld() - quantity),
        level.onHandVersion(),
        level.version());
  }

  public static StoredLevel withNextExpiry(StoredLevel level, @Nullable Instant nextExpiry) {
    return new StoredLevel(
        level.key(),
        level.policy(),
        level.restock(),
        level.onHand(),
        level.held(),
        level.committed(),
        nextExpiry,
        level.expiredHeld(),
        level.onHandVersion(),
        level.version());
  }

  public static StoredLevel expiringBy(StoredLevel level, Instant expiresAt) {
    Instant next = level.nextExpiry();
    return next == null || expiresAt.isBefore(next) ? withNextExpiry(level, expiresAt) : level;
  }

  public static StoredLevel withPolicy(StoredLevel level, StockPolicy policy) {
    return new StoredLevel(
        level.key(),
        policy,
        level.restock(),
        level.onHand(),
        level.held(),
        level.committed(),
        level.nextExpiry(),
        level.expiredHeld(),
        level.onHandVersion(),
        level.version());
  }

  /** Returns the level as it is written: one version higher, however many commands changed it. */
  public static StoredLevel next(@Nullable StoredLevel before, StoredLevel after) {
    long version = before == null ? 1 : before.version() + 1;
    if (after.version() == version) {
      return after;
    }
    return new StoredLevel(
        after.key(),
        after.policy(),
        after.restock(),
        after.onHand(),
        after.held(),
        after.committed(),
        after.nextExpiry(),
        after.expiredHeld(),
        after.onHandVersion(),
        version);
  }

  /** Returns whether more than half of the limit of a stock key is used. */
  static boolean isNearLimit(long count) {
    return count > StockLevel.MAX_ON_HAND / 2;
  }

  /** Returns whether adding {@code more} would exceed the limit of a stock key. */
  public static boolean exceedsLimit(long count, long more) {
    return count > StockLevel.MAX_ON_HAND - more;
  }
}
