package io.holdfast.contract;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.UnitChange;
import io.holdfast.inventory.spi.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Stores that fail only under concurrency. */
final class BrokenConcurrency {
  private BrokenConcurrency() {}

  /** Reads, decides and writes without checking whether the rows read are still the same. */
  static class CheckThenWrite extends OptimisticMapStore {
    @Override
    boolean fits(Changes changes) {
      return true;
    }
  }

  /** Guards entries and units, and writes levels as they were decided. */
  static class LostUpdate extends OptimisticMapStore {
    @Override
    boolean fits(LevelChange change) {
      return true;
    }

    @Override
    void write(LevelChange change) {
      tables(change.key().shop()).levels.put(change.key(), change.after());
    }
  }

  /** Writes differences without checking the stock that can still be claimed. */
  static class ClaimNotGuarded extends OptimisticMapStore {
    @Override
    boolean fits(LevelChange change) {
      return true;
    }
  }

  /** Writes differences without checking the open restock request. */
  static class RestockNotCompared extends OptimisticMapStore {
    @Override
    boolean fits(LevelChange change) {
      StoredLevel stored = tables(change.key().shop()).levels.get(change.key());
      StoredLevel before = change.before();
      if (before == null || stored == null) {
        return super.fits(change);
      }
      StoredLevel believed = before.withRestock(stored.restock());
      return super.fits(new LevelChange(believed, change.after(), change.guard()));
    }

    @Override
    void write(LevelChange change) {
      StoredLevel stored = tables(change.key().shop()).levels.get(change.key());
      if (stored == null || change.changesRestock()) {
        super.write(change);
        return;
      }
      StoredLevel after = change.after().withRestock(stored.restock());
      super.write(new LevelChange(change.before(), after, change.guard()));
    }
  }

  /** Replaces an entry instead of inserting it. */
  static class EntryReplaced extends OptimisticMapStore {
    @Override
    boolean fits(EntryChange change) {
      return change.before() == null || super.fits(change);
    }
  }

  /** Does not compare the version of an entry: a step can be taken twice. */
  static class StepTakenTwice extends OptimisticMapStore {
    @Override
    boolean fits(EntryChange change) {
      return change.before() != null || super.fits(change);
    }
  }

  /** Does not check the current owner of a unit. */
  static class UnitNotGuarded extends OptimisticMapStore {
    @Override
    boolean fits(UnitChange change) {
      return true;
    }
  }

  /** Finds the conflict after it has written the levels, and does not undo them. */
  static class NotRolledBack extends OptimisticMapStore {
    @Override
    boolean fits(Changes changes) {
      if (super.fits(changes)) {
        return true;
      }
      changes.levels().stream().filter(this::fits).forEach(this::write);
      return false;
    }
  }

  /** Writes one row at a time while others read. */
  static class HalfVisible extends LockedMapStore {
    private static final int PATIENCE = 1_000;
    private final ReentrantLock writing = new ReentrantLock();
    private final AtomicInteger reads = new AtomicInteger();

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      writing.lock();
      try {
        Verdict<R> verdict = decision.on(read(footprint));
        write(verdict.changes());
        return verdict.answer();
      } finally {
        writing.unlock();
      }
    }

    @Override
    public Snapshot read(Footprint footprint) {
      Snapshot snapshot = super.read(footprint);
      reads.incrementAndGet();
      return snapshot;
    }

    @Override
    void write(LevelChange change) {
      int before;
      synchronized (lock) {
        super.write(change);
        before = reads.get();
      }
      for (int i = 0; i < PATIENCE && reads.get() == before; i++) {
        Crowd.jostle();
      }
    }
  }

  /** Fails as soon as another thread is active. */
  static class NeverWaits extends LockedMapStore {
    private final ReentrantLock only = new ReentrantLock();

    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      if (!only.tryLock()) {
        throw new BusyException("another thread is active", null);
      }
      try {
        return super.decide(footprint, decision);
      } finally {
        only.unlock();
      }
    }
  }

  /** Reports an interrupt as a failure although it has written. */
  static class FailsWhenInterrupted extends LockedMapStore {
    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      R answer = super.decide(footprint, decision);
      if (Thread.currentThread().isInterrupted()) {
        throw new BusyException("interrupted", null);
      }
      return answer;
    }
  }

  /** Runs decisions on a thread pool. */
  static class DecidesElsewhere extends LockedMapStore {
    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      return super.decide(
          footprint,
          snapshot ->
              CompletableFuture.supplyAsync(() -> on(decision, snapshot))
                  .orTimeout(1, TimeUnit.MINUTES)
                  .join()
                  .unwrap());
    }

    private static <R> Result<R> on(Decision<R> decision, Snapshot snapshot) {
      try {
        return new Result<>(decision.on(snapshot), null);
      } catch (RuntimeException | Error e) {
        return new Result<>(null, e);
      }
    }

    /** The result of a decision. */
    private record Result<R>(Verdict<R> verdict, Throwable thrown) {
      Verdict<R> unwrap() {
        if (thrown instanceof RuntimeException e) {
          throw e;
        }
        if (thrown instanceof Error e) {
          throw e;
        }
        return verdict;
      }
    }
  }
}
