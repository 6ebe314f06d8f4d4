package io.holdfast.inmemory;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.ExpiringHold;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Shows a visitor the rows behind a page of levels, while all stripes are locked. */
final class Audit {
  private Audit() {}

  static void show(ShopRows rows, List<StockRow> page, Instant now, AuditVisitor visitor) {
    long allMoved = 0;
    for (StockRow row : page) {
      long moved = row.movements.stream().mapToLong(StockMovement::onHandDelta).sum();
      allMoved += moved;
      visitor.level(row.levelAt(now), moved);
    }
    for (StockRow row : page) {
      row.units.values().forEach(visitor::unit);
      for (Map.Entry<ExpiringHold, Long> hold : row.holds.entrySet()) {
        ExpiringHold it = hold.getKey();
        visitor.hold(row.level.key(), it.reservation(), hold.getValue(), it.expiresAt());
      }
    }
    long reservations = 0;
    for (Entry entry : rows.entries.values()) {
      if (entry instanceof Reservation it
          && (it.state() == ReservationState.HELD || it.state() == ReservationState.COMMITTED)) {
        reservations++;
        visitor.reservation(it);
      }
    }
    long units = page.stream().mapToLong(row -> row.units.size()).sum();
    long holds = page.stream().mapToLong(row -> row.holds.size()).sum();
    visitor.totals(new AuditTotals(page.size(), allMoved, units, holds, reservations));
  }
}
