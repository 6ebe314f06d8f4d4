package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an audit has read.
 *
 * @param levels of the page, by key
 * @param moved of each level, the sum of its movements
 * @param units of the levels
 * @param holds the index of holds of the levels
 * @param reservations those of the shop that have stock
 * @param unreadable items among all these that cannot be read
 */
record AuditRows(
    List<StoredLevel> levels,
    Map<StockKey, Long> moved,
    List<Unit> units,
    Set<HoldItem> holds,
    List<Reservation> reservations,
    List<Unreadable> unreadable) {

  /** Lines of holds that are in the index alone, or in the reservations alone. */
  Set<HoldItem> differences() {
    Set<StockKey> page = new HashSet<>();
    levels.forEach(level -> page.add(level.key()));
    Set<HoldItem> held = new HashSet<>();
    for (Reservation it : reservations) {
      for (HoldItem hold : HoldItems.of(it).values()) {
        if (page.contains(hold.key())) {
          held.add(hold);
        }
      }
    }
    Set<HoldItem> differences = new HashSet<>(held);
    differences.removeAll(holds);
    holds.stream().filter(hold -> !held.contains(hold)).forEach(differences::add);
    return differences;
  }

  void show(AuditVisitor visitor) {
    for (StoredLevel level : levels) {
      visitor.level(level, moved.getOrDefault(level.key(), 0L));
    }
    units.forEach(visitor::unit);
    for (HoldItem hold : holds) {
      visitor.hold(hold.key(), hold.reservation(), hold.quantity(), hold.expiresAt());
    }
    reservations.forEach(visitor::reservation);
    unreadable.forEach(item -> visitor.unreadable(item.key(), item.what()));
    // A query says itself whether there is more, and no setting of a client limits what is read.
    long allMoved = moved.values().stream().mapToLong(Long::longValue).sum();
    visitor.totals(
        new AuditTotals(levels.size(), allMoved, units.size(), holds.size(), reservations.size()));
  }
}
