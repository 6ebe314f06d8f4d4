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
 * What a store has for a footprint, as of one moment. Asking for a row outside the footprint and
 * its closure is a mistake; a store may answer it with {@link IllegalStateException} or null.
 */
public interface Snapshot {
  /** The time of the decision, by the store's clock, in whole microseconds. */
  Instant now();

  /** The level of a key; null if the key is unknown. */
  @Nullable StoredLevel level(StockKey key);

  /**
   * What an id has come to mean; null if it has not been used.
   *
   * @throws io.holdfast.inventory.error.InvariantViolationException if it is stored in a way that
   *     cannot be read. A store that says so here, and not while it loads, lets the other commands
   *     of a batch go on
   */
  @Nullable Entry entry(EntryId id);

  /** A unit; null if it is not in the stock. */
  @Nullable Unit unit(UnitKey key);

  /**
   * The earliest holds of a key that the footprint asked for with {@link
   * Footprint.Builder#holdsOf}, by expiry: all of them, or at least the {@link
   * Footprint#HOLDS_LOADED} earliest.
   */
  List<HoldExpiry> holds(StockKey key);
}
