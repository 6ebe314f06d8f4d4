package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stored rows of a footprint, as of one moment. A decision must not ask for a row outside the
 * footprint and its closure; a store may answer that with {@link IllegalStateException} or null.
 *
 * @since 0.1.0
 */
public interface Snapshot {
  /** Returns the time of the decision, by the store's clock, in whole microseconds. */
  Instant now();

  /**
   * Returns the level of the key, or null if the key is not defined.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the stored level cannot be
   *     read (as for {@link #entry})
   */
  @Nullable StoredLevel level(StockKey key);

  /**
   * Returns the entry of the id, or null if the id has not been used.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the stored entry cannot be
   *     read. A store that throws here, and not during the load, allows the other commands of a
   *     batch to continue
   */
  @Nullable Entry entry(EntryId id);

  /**
   * Returns the stored unit of the key, or null if none is stored. A dispatched unit is stored, but
   * does not belong to the stock.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if the stored unit cannot be
   *     read (as for {@link #entry})
   */
  @Nullable Unit unit(UnitKey key);

  /**
   * Returns whether the rows are remembered, or were read without a lock, so that others may change
   * them before the changes are written. The store then writes differences under guards: a stored
   * level may differ from {@link LevelChange#after()}, unless its guard is {@link
   * Guard#SAME_VERSION}. Default: false.
   */
  default boolean mayBeStale() {
    return false;
  }

  /**
   * Returns the earliest holds of a key that the footprint asked for with {@link
   * Footprint.Builder#holdsOf}, sorted by expiry: all of them, or at least the {@link
   * Footprint#HOLDS_LOADED} earliest. A hold that cannot be read is left out.
   */
  List<ExpiringHold> holds(StockKey key);
}
