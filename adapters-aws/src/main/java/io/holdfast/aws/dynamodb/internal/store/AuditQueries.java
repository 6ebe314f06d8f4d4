package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.internal.item.HoldItem;
import io.holdfast.aws.dynamodb.internal.request.Deadline;
import io.holdfast.aws.dynamodb.internal.request.Reads;
import io.holdfast.aws.dynamodb.internal.request.WriterPause;
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
 * Passes the rows behind a page of levels, as of one moment, to a visitor. DynamoDB has no snapshot
 * of so many items. So they are read one after another, and the levels again at the end: every
 * change of a row that an audit adds up also changes its level. If no version of a level has
 * changed, all rows had these values at one moment. Otherwise everything is read again. If that
 * does not help, the writers of the changing levels are asked to wait during a pass, unless it
 * would take too long.
 *
 * <p>Extending a hold changes its line of the index and not its level. So a difference between
 * holds and index counts only if it is found a second time.
 */
public final class AuditQueries {
  /** The number of passes before writers are asked to wait. */
  private static final int PATIENT_PASSES = 2;

  /** The longest pass for which writers are asked to wait. */
  private static final Duration LONGEST_PASS = Duration.ofSeconds(1);

  private static final Duration MARGIN = Duration.ofMillis(250);

  private final Reads reads;
  private final ListingQueries listings;
  private final WriterPause pauses;

  public AuditQueries(Reads reads, ListingQueries listings, WriterPause pauses) {
    this.reads = reads;
    this.listings = listings;
    this.pauses = pauses;
  }

  public void show(
      Deadline call, ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
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
      call.pauseAfterChange();
    }
  }

  /**
   * Returns the levels that are in only one of two listings, or have different versions in them.
   */
  private static Set<StockKey> changed(List<StoredLevel> before, List<StoredLevel> after) {
    Set<StoredLevel> earlier = new HashSet<>(before);
    Set<StoredLevel> later = new HashSet<>(after);
    Set<StockKey> changed = new HashSet<>();
    before.stream().filter(level -> !later.contains(level)).forEach(it -> changed.add(it.key()));
    after.stream().filter(level -> !earlier.contains(level)).forEach(it -> changed.add(it.key()));
    return changed;
  }
}
