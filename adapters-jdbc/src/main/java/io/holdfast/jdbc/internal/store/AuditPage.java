package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.jdbc.internal.table.UnreadableRows;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The levels of an audited page, and the numbers of rows behind them that cannot be read. The
 * database counts those too. Not safe for use by several threads.
 */
final class AuditPage {
  private final ShopId shop;
  private final AuditVisitor visitor;

  /** The SKU and location of each level, as stored. */
  private final Set<List<String>> levels = new HashSet<>();

  private final Set<List<String>> unreadableLevels = new HashSet<>();
  private long moved;
  private long units;
  private long holds;
  private long reservations;

  AuditPage(ShopId shop, AuditVisitor visitor) {
    this.shop = shop;
    this.visitor = visitor;
  }

  void add(StoredLevel level) {
    levels.add(place(level.key()));
  }

  static List<String> place(StockKey key) {
    return List.of(key.sku().value(), key.location().value());
  }

  /** Returns whether a row belongs to a level of the page, by the first two of its columns. */
  private boolean has(List<String> place) {
    return levels.contains(place.subList(0, 2));
  }

  boolean has(StockKey key) {
    return levels.contains(place(key));
  }

  int unreadableLevels() {
    return unreadableLevels.size();
  }

  void unreadableLevel(List<String> place, InvariantViolationException why) {
    levels.add(place);
    unreadableLevels.add(place);
    show(place, why);
  }

  /** Adds the sum of the movements of a level, in pieces; only that of an unreadable one counts. */
  void moved(List<String> place, long sum) {
    if (unreadableLevels.contains(place)) {
      moved += sum;
    }
  }

  void unreadableUnit(List<String> place, InvariantViolationException why) {
    units += has(place) ? 1 : 0;
    show(place, why);
  }

  void unreadableHold(List<String> place, InvariantViolationException why) {
    holds += has(place) ? 1 : 0;
    show(place, why);
  }

  void unreadableReservation(List<String> place, InvariantViolationException why) {
    reservations++;
    show(null, place, why);
  }

  private void show(List<String> place, InvariantViolationException why) {
    show(UnreadableRows.key(shop, place.get(0), place.get(1)), place, why);
  }

  private void show(@Nullable StockKey key, List<String> place, InvariantViolationException why) {
    UnreadableRows.logged(place, why);
    visitor.unreadable(key, String.valueOf(why.getMessage()));
  }

  /** Returns the totals without the rows that cannot be read. */
  AuditTotals readable(AuditTotals counted) {
    return new AuditTotals(
        counted.levels() - unreadableLevels.size(),
        counted.moved() - moved,
        counted.units() - units,
        counted.holds() - holds,
        counted.reservations() - reservations);
  }
}
