package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * The numbers of one stock key at one moment, in pieces.
 *
 * @param key the stock key
 * @param policy the policy by which the stock may be sold
 * @param onHand the pieces that are physically there
 * @param held the pieces in holds that have not expired
 * @param committed the pieces that are sold and not dispatched yet
 * @param incoming the pieces that were asked of the supplier and have not arrived
 * @param onHandVersion the version of the stock on hand. It grows by one when pieces come, leave or
 *     are counted, and not when they are held, released or sold. A count is checked against it
 * @param version the version, which grows with every change of the stored level
 * @since 0.1.0
 */
public record StockLevel(
    StockKey key,
    StockPolicy policy,
    long onHand,
    long held,
    long committed,
    long incoming,
    long onHandVersion,
    long version) {
  /** The maximum number of pieces of one stock key. */
  public static final long MAX_ON_HAND = 1_000_000_000_000_000L;

  /** Checks that no component is missing. */
  public StockLevel {
    Checks.required("key", key);
    Checks.required("policy", policy);
  }

  /**
   * Returns the pieces that can be sold now; 0 if part of the safety stock is missing, and {@link
   * Long#MAX_VALUE} if the stock is not tracked.
   */
  public long available() {
    return Math.max(0, available(policy, onHand, held, committed));
  }

  /**
   * Returns the pieces that can be sold: {@code onHand - safetyStock - held - committed}. The
   * result is negative if part of the safety stock is missing, and {@link Long#MAX_VALUE} if the
   * stock is not tracked.
   *
   * @param policy the policy by which the stock may be sold
   * @param onHand the pieces that are physically there
   * @param held the pieces in holds
   * @param committed the pieces that are sold and not dispatched
   * @throws io.holdfast.inventory.error.InvalidRequestException if the policy is null
   */
  public static long available(StockPolicy policy, long onHand, long held, long committed) {
    Checks.required("policy", policy);
    return policy.kind() == StockKind.UNTRACKED
        ? Long.MAX_VALUE
        : onHand - policy.safetyStock() - held - committed;
  }
}
