package io.holdfast.aws.dynamodb;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
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
  private final ListingQueries listings;
  private final Pauses pauses;

  Audit(Reads reads, ListingQueries listings, Pauses pauses) {
    this.reads = reads;
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
        AuditReading reading = new AuditReading(reads, listings, call, shop);
        rows = reading.page(after, limit);
        changed =
            changed(
                rows.levels(), new AuditReading(reads, listings, call, shop).levels(after, limit));
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
}
