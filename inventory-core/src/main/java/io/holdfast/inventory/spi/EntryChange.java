package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An entry to write. A store keeps its index of holds by expiry in step with it. The index has the
 * rows {@link HoldRow#of} of {@code after}, and no other row of that reservation.
 *
 * @param before the stored entry, which must still be stored in this version; null if the id must
 *     not exist yet
 * @param after the entry to store
 * @since 0.1.0
 */
public record EntryChange(@Nullable Entry before, Entry after) {
  private record Place(StockKey key, Instant expiresAt) {}

  /** Returns whether this change records that a hold has expired. */
  public boolean recordsExpiry() {
    return after instanceof Reservation it
        && it.state() == ReservationState.EXPIRED
        && before instanceof Reservation hold
        && hold.state() == ReservationState.HELD;
  }

  /**
   * Returns the number of rows of the index of holds by expiry that are inserted, changed or
   * deleted. If a hold is written without a change, all its rows are written again: this repairs
   * the index.
   */
  int indexRows() {
    List<HoldRow> old = HoldRow.of(before);
    List<HoldRow> now = HoldRow.of(after);
    if (old.equals(now)) {
      return now.size();
    }
    Map<Place, Long> rows = new HashMap<>();
    old.forEach(row -> rows.put(new Place(row.key(), row.expiresAt()), row.quantity()));
    int changed = 0;
    for (HoldRow row : now) {
      if (!Objects.equals(rows.remove(new Place(row.key(), row.expiresAt())), row.quantity())) {
        changed++;
      }
    }
    return changed + rows.size();
  }
}
