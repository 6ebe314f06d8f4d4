package io.holdfast.inventory.spi;

/**
 * The condition that a level must still satisfy when its change is written. In addition to every
 * guard, the stored policy and the stored {@link StoredLevel#restock()} must equal those of {@link
 * LevelChange#before()}: no other transaction may have changed how the stock is counted, or what is
 * asked of the supplier. A store that holds a lock from load to write satisfies the guard
 * automatically. A store that writes conditionally uses the guard as the condition.
 *
 * @param sameVersion whether the stored version must be that of {@link LevelChange#before()}
 * @param claimable the minimum of the stored {@link StoredLevel#claimable()}, in pieces; {@link
 *     Long#MIN_VALUE} for no minimum
 * @since 0.1.0
 */
public record Guard(boolean sameVersion, long claimable) {
  /** No condition on the level; the entries of the same transaction guard the change. */
  public static final Guard NONE = new Guard(false, Long.MIN_VALUE);

  /** The condition that the level still has the version that was loaded. */
  public static final Guard SAME_VERSION = new Guard(true, Long.MIN_VALUE);

  /**
   * Returns the condition that at least so many pieces can still be taken.
   *
   * @param pieces the minimum of {@link StoredLevel#claimable()}
   */
  public static Guard claimable(long pieces) {
    return new Guard(false, pieces);
  }
}
