package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry to write. A store keeps its index of holds by expiry in step with it. The index has one
 * row for each line of a reservation that is {@code HELD} in {@code after} and has taken something,
 * and no other row of that reservation.
 *
 * @param before the stored entry, which must still be stored in this version; null if the id must
 *     not exist yet
 * @param after the entry to store
 */
public record EntryChange(@Nullable Entry before, Entry after) {
  private record Hold(StockKey key, @Nullable Instant expiresAt) {}

  /**
   * Returns the number of rows of the index of holds by expiry that are inserted, changed or
   * deleted. If a hold is written without a change, all its rows are written again: this repairs
   * the index.
   */
  int indexRows() {
    Map<Hold, Long> old = holds(before);
    Map<Hold, Long> now = holds(after);
    if (old.equals(now)) {
      return now.size();
    }
    int rows = 0;
    for (Map.Entry<Hold, Long> hold : now.entrySet()) {
      if (!hold.getValue().equals(old.remove(hold.getKey()))) {
        rows++;
      }
    }
    return rows + old.size();
  }

  private static Map<Hold, Long> holds(@Nullable Entry entry) {
    Map<Hold, Long> holds = new HashMap<>();
    if (entry instanceof Reservation it && it.state() == ReservationState.HELD) {
      for (ReservationLine line : it.lines()) {
        if (line.taken().quantity() > 0) {
          holds.merge(
              new Hold(line.key(it.shop()), it.expiresAt()), line.taken().quantity(), Long::sum);
        }
      }
    }
    return holds;
  }
}
