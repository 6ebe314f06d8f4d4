package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.item.UnreadableItem;
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
 * The rows that an audit has read.
 *
 * @param levels the levels of the page, by key
 * @param moved the sum of the movements of each level
 * @param units the units of the levels
 * @param holds the lines of the levels in the index of holds
 * @param reservations the reservations of the shop that have stock
 * @param unreadable the items among these that cannot be read
 */
record AuditRows(
    List<StoredLevel> levels,
    Map<StockKey, Long> moved,
    List<Unit> units,
    Set<HoldItem> holds,
    List<Reservation> reservations,
    List<UnreadableItem> unreadable) {

  /** Returns the lines of holds that are only in the index, or only in the reservations. */
  Set<HoldItem> differences() {
    Set<StockKey> page = new HashSet<>();
    levels.forEach(level -> page.add(level.key()));
    Set<HoldItem> held = new HashSet<>();
    for (Reservation it : reservations) {
      for (HoldItem hold : HoldItem.of(it).values()) {
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
    // A query reports whether there is more, and no client setting limits what is read.
    long allMoved = moved.values().stream().mapToLong(Long::longValue).sum();
    visitor.totals(
        new AuditTotals(levels.size(), allMoved, units.size(), holds.size(), reservations.size()));
  }
}
