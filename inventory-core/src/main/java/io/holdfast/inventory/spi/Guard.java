package io.holdfast.inventory.spi;

/**
 * What must still be true of a level when its change is written, for the decision to stand.
 * Besides, whatever the guard says, the stored policy and the stored {@link StoredLevel#restock()}
 * must be those of {@link LevelChange#before()}: nobody may have changed how the stock is counted,
 * or what is asked of the supplier. A store that holds a lock from load to write has it for
 * nothing; a store that writes with conditions uses it as the condition.
 *
 * @param sameVersion whether the stored version must be that of {@link LevelChange#before()}
 * @param claimable the least {@link StoredLevel#claimable()} that must be stored; {@link
 *     Long#MIN_VALUE} if it does not matter
 */
public record Guard(boolean sameVersion, long claimable) {
  /** Nothing of the level matters; what matters is guarded by the entries of the same unit. */
  public static final Guard NONE = new Guard(false, Long.MIN_VALUE);

  /** The change stands only on the very level that was loaded. */
  public static final Guard SAME_VERSION = new Guard(true, Long.MIN_VALUE);

  /** The change stands while so much can be claimed. */
  public static Guard claimable(long pieces) {
    return new Guard(false, pieces);
  }
}
