package io.holdfast.inventory.spi;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of the index of holds by expiry.
 *
 * @param key the stock key of the held stock
 * @param reservation the reservation that holds it
 * @param quantity the number of pieces, 1 or more
 * @param expiresAt the time when the hold expires
 * @since 0.1.0
 */
public record HoldRow(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
  /**
   * Returns the rows that the index has for an entry: one for each line of a held reservation that
   * has taken something, in the order of the lines.
   *
   * @param entry the entry; null for an id that is not used
   */
  public static List<HoldRow> of(@Nullable Entry entry) {
    if (!(entry instanceof Reservation it)
        || it.state() != ReservationState.HELD
        || it.expiresAt() == null) {
      return List.of();
    }
    List<HoldRow> rows = new ArrayList<>(it.lines().size());
    for (ReservationLine line : it.lines()) {
      if (line.taken().quantity() > 0) {
        rows.add(
            new HoldRow(line.key(it.shop()), it.id(), line.taken().quantity(), it.expiresAt()));
      }
    }
    return rows;
  }
}
