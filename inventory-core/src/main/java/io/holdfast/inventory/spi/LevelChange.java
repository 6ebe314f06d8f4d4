package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.StockKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A level to write. Either as it stands in {@code after}, by a store that has kept the level locked
 * or compares its version; or as differences, under the guard, by a store that has not. Both give
 * the same result. In the second form {@code nextExpiry} becomes the earlier of the stored and the
 * written one.
 *
 * @param before the level the decision has seen; null to insert a level whose key is new
 * @param after the level to be; its version is one more than that of {@code before}
 * @param guard what must still be true when it is written
 */
public record LevelChange(@Nullable StoredLevel before, StoredLevel after, Guard guard) {
  /** Whose level it is. */
  public StockKey key() {
    return after.key();
  }

  /** Whether how the stock is restocked changes. The guard then asks for the same version. */
  public boolean changesRestock() {
    return !Objects.equals(before == null ? null : before.restock(), after.restock());
  }

  /** By how much {@code onHand} changes. */
  public long onHandDelta() {
    return after.onHand() - (before == null ? 0 : before.onHand());
  }

  /** By how much {@code onHandVersion} changes. */
  public long onHandVersionDelta() {
    return after.onHandVersion() - (before == null ? 0 : before.onHandVersion());
  }

  /** By how much {@code held} changes. */
  public long heldDelta() {
    return after.held() - (before == null ? 0 : before.held());
  }

  /** By how much {@code committed} changes. */
  public long committedDelta() {
    return after.committed() - (before == null ? 0 : before.committed());
  }
}
