package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.StockKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A level to write. A store that keeps the level locked, or compares its version, writes {@code
 * after}. Any other store adds the differences to the stored level, under the guard, and one to its
 * version. The level may then hold what others have sold in the meantime; the decision is right for
 * it all the same, because the guard holds. When differences are written, {@code nextExpiry}
 * becomes the earlier of the stored value and the earliest hold that is added.
 *
 * @param before the level that the decision has seen; null to insert a level whose key is new
 * @param after the level to store; its version is one more than that of {@code before}
 * @param guard the condition that must still hold when it is written
 * @since 0.1.0
 */
public record LevelChange(@Nullable StoredLevel before, StoredLevel after, Guard guard) {
  /** Returns the stock key of the level. */
  public StockKey key() {
    return after.key();
  }

  /**
   * Returns whether the restock status changes. In that case the guard requires the same version.
   */
  public boolean changesRestock() {
    return !Objects.equals(before == null ? null : before.restock(), after.restock());
  }

  /** Returns the change of {@code onHand}, in pieces. */
  public long onHandDelta() {
    return after.onHand() - (before == null ? 0 : before.onHand());
  }

  /** Returns the change of {@code onHandVersion}. */
  public long onHandVersionDelta() {
    return after.onHandVersion() - (before == null ? 0 : before.onHandVersion());
  }

  /** Returns the change of {@code held}, in pieces. */
  public long heldDelta() {
    return after.held() - (before == null ? 0 : before.held());
  }

  /** Returns the change of {@code committed}, in pieces. */
  public long committedDelta() {
    return after.committed() - (before == null ? 0 : before.committed());
  }
}
