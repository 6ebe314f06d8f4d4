package io.holdfast.inventory.model;

/**
 * The numbers of one stock key at one moment, in pieces.
 *
 * @param key whose numbers these are
 * @param policy how the stock may be sold
 * @param onHand physically there
 * @param held in holds that have not expired
 * @param committed sold, not dispatched yet
 * @param incoming asked of the supplier, not arrived
 * @param onHandVersion grows by one whenever pieces come, leave or are counted, and not when they
 *     are held, released or sold: what a count is held against
 * @param version grows with every change of the stored level
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
  /** The most that one stock key can carry, in pieces. */
  public static final long MAX_ON_HAND = 1_000_000_000_000_000L;

  /** Checks that no part is missing. */
  public StockLevel {
    Required.field("key", key);
    Required.field("policy", policy);
  }

  /**
   * What can be sold now: {@code onHand - safetyStock - held - committed}, and 0 where the safety
   * stock is not all there. {@link Long#MAX_VALUE} for an untracked key.
   */
  public long available() {
    if (policy.kind() == StockKind.UNTRACKED) {
      return Long.MAX_VALUE;
    }
    return Math.max(0, onHand - policy.safetyStock() - held - committed);
  }
}
