package io.holdfast.contract;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import java.time.Instant;
import java.util.Objects;

/**
 * A second correct store: it takes no lock while it decides, and writes differences under the
 * guards that the decision has named. Broken stores omit one of the guards.
 *
 * <p>Safe for use by any number of threads.
 */
class OptimisticMapStore extends LockedMapStore {
  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    while (true) {
      Snapshot snapshot = read(footprint);
      Verdict<R> verdict = decision.on(snapshot);
      synchronized (lock) {
        if (fits(verdict.changes())) {
          write(verdict.changes());
          return verdict.answer();
        }
      }
    }
  }

  boolean fits(Changes changes) {
    return changes.levels().stream().allMatch(this::fits)
        && changes.entries().stream().allMatch(this::fits)
        && changes.units().stream().allMatch(this::fits);
  }

  boolean fits(LevelChange change) {
    StoredLevel stored = tables(change.key().shop()).levels.get(change.key());
    StoredLevel before = change.before();
    if (stored == null || before == null) {
      return stored == null && before == null;
    }
    // The meaning and the owner of a piece depend on these, so every change must be based on the
    // same values.
    return stored.policy().equals(before.policy())
        && Objects.equals(stored.restock(), before.restock())
        && (!change.guard().sameVersion() || stored.version() == before.version())
        && stored.claimable() >= change.guard().claimable();
  }

  boolean fits(EntryChange change) {
    Entry after = change.after();
    Entry stored = tables(after.shop()).entries.get(after.entryId());
    Entry before = change.before();
    if (stored == null || before == null) {
      return stored == null && before == null;
    }
    return stored.version() == before.version();
  }

  boolean fits(UnitChange change) {
    Unit stored = tables(change.key().key().shop()).units.get(change.key());
    return Objects.equals(stored, change.before());
  }

  @Override
  void write(LevelChange change) {
    tables(change.key().shop())
        .levels
        .merge(change.key(), change.after(), (stored, after) -> plus(stored, change));
  }

  private static StoredLevel plus(StoredLevel stored, LevelChange change) {
    StoredLevel after = change.after();
    Instant next = after.nextExpiry();
    if (!change.guard().sameVersion()
        && stored.nextExpiry() != null
        && (next == null || stored.nextExpiry().isBefore(next))) {
      next = stored.nextExpiry();
    }
    return new StoredLevel(
        stored.key(),
        after.policy(),
        after.restock(),
        stored.onHand() + change.onHandDelta(),
        stored.held() + change.heldDelta(),
        stored.committed() + change.committedDelta(),
        next,
        0,
        stored.onHandVersion() + change.onHandVersionDelta(),
        stored.version() + 1);
  }
}
