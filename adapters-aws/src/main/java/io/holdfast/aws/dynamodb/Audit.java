package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockKind;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Shows a visitor the rows behind a page of levels, as of one moment. There is no snapshot of so
 * many items to be had, so they are read one after another, and the levels again at the end: who
 * changes anything that an audit adds up changes its level, so if no level has another version, all
 * was so at one moment. If one has, everything is read again; and if that does not help, the
 * writers of the levels that change are asked to wait meanwhile, unless that would take too long.
 *
 * <p>A hold that is extended changes its line of the index and not its level. So where holds and
 * index differ, they must differ in the same way once more.
 */
final class Audit {
  /** How often everything is read before anybody is asked to wait. */
  private static final int PATIENT_PASSES = 2;

  /** What may be waited for: longer than this nobody is kept from selling. */
  private static final Duration LONGEST_PASS = Duration.ofSeconds(1);

  private static final Duration MARGIN = Duration.ofMillis(250);

  private final Reads reads;
  private final HoldIndex holds;
  private final ListingQueries listings;
  private final Pauses pauses;

  Audit(Reads reads, HoldIndex holds, ListingQueries listings, Pauses pauses) {
    this.reads = reads;
    this.holds = holds;
    this.listings = listings;
    this.pauses = pauses;
  }

  void show(Call call, ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    Set<StockKey> restless = new TreeSet<>();
    Set<HoldItem> seen = Set.of();
    Duration took = Duration.ZERO;
    for (int pass = 1; ; pass++) {
      boolean mayPause = pass > PATIENT_PASSES && took.compareTo(LONGEST_PASS) <= 0;
      Set<StockKey> paused = mayPause ? Set.copyOf(restless) : Set.of();
      long start = System.nanoTime();
      pauses.pause(call, paused, took.multipliedBy(2).plus(MARGIN));
      AuditRows rows;
      Set<StockKey> changed;
      try {
        rows = read(call, shop, listings.stored(call, shop, after, limit));
        changed = changed(rows.levels(), listings.stored(call, shop, after, limit));
      } finally {
        pauses.resume(call, paused);
      }
      took = Duration.ofNanos(System.nanoTime() - start);
      if (changed.isEmpty() && rows.differences().equals(seen)) {
        rows.show(visitor);
        return;
      }
      restless.addAll(changed);
      seen = changed.isEmpty() ? rows.differences() : Set.of();
      if (pass <= PATIENT_PASSES) {
        call.atLeast(took.multipliedBy(PATIENT_PASSES));
      }
      call.pauseAfter(Conflict.changing());
    }
  }

  /** The levels that one of two listings has and the other has not, or has in another version. */
  private static Set<StockKey> changed(List<StoredLevel> before, List<StoredLevel> after) {
    Set<StoredLevel> earlier = new HashSet<>(before);
    Set<StoredLevel> later = new HashSet<>(after);
    Set<StockKey> changed = new HashSet<>();
    before.stream().filter(level -> !later.contains(level)).forEach(it -> changed.add(it.key()));
    after.stream().filter(level -> !earlier.contains(level)).forEach(it -> changed.add(it.key()));
    return changed;
  }

  private AuditRows read(Call call, ShopId shop, List<StoredLevel> levels) {
    Map<StockKey, Long> moved = new HashMap<>();
    List<Unit> units = new ArrayList<>();
    Set<HoldItem> held = new HashSet<>();
    for (StoredLevel level : levels) {
      StockKey key = level.key();
      moved.put(key, moved(call, key));
      held.addAll(holds.all(call, key));
      if (level.policy().kind() == StockKind.UNITS) {
        Partition.all(reads, call, Keys.units(key))
            .forEachRemaining(item -> units.add(UnitItems.parse(key, item)));
      }
    }
    return new AuditRows(
        levels, moved, units, held, levels.isEmpty() ? List.of() : reservations(call, shop));
  }

  private long moved(Call call, StockKey key) {
    long moved = 0;
    Partition movements = Partition.all(reads, call, Keys.movements(key));
    while (movements.hasNext()) {
      moved = Math.addExact(moved, Values.number(movements.next(), MovementItems.ON_HAND_DELTA));
    }
    return moved;
  }

  private List<Reservation> reservations(Call call, ShopId shop) {
    List<Reservation> found = new ArrayList<>();
    for (String pk : Keys.entries(shop)) {
      Partition.all(reads, call, pk)
          .where(EntryItems.STATE, ReservationState.HELD.name(), ReservationState.COMMITTED.name())
          .forEachRemaining(item -> found.add((Reservation) EntryItems.parse(shop, item)));
    }
    return found;
  }
}
