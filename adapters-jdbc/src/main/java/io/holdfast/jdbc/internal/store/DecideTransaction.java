package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.connection.BorrowedConnection;
import io.holdfast.jdbc.internal.failure.StaleCacheException;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.table.Tables;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Loads, decides, writes and commits. One object serves one call and may run several times. The
 * first run loads nothing if the levels are remembered: it decides on them, and writes differences
 * under the guards of the decision. If that decision changes nothing, as when an article is sold
 * out, the rows are read without locks; if they confirm it, no transaction follows.
 */
public final class DecideTransaction<R> implements Function<BorrowedConnection, R> {
  private final Tables tables;
  private final SnapshotLoader loader;
  private final Footprint footprint;
  private final Decision<R> decision;
  private final @Nullable LevelCache cache;
  private final Set<StockKey> wider = new HashSet<>();
  private boolean mayGuess;
  private @Nullable Verdict<R> sent;

  public DecideTransaction(
      Tables tables, @Nullable LevelCache cache, Footprint footprint, Decision<R> decision) {
    this.cache = cache;
    this.mayGuess = cache != null;
    this.tables = tables;
    this.loader = new SnapshotLoader(tables);
    this.footprint = footprint;
    this.decision = decision;
  }

  @Override
  public R apply(BorrowedConnection lease) {
    if (mayGuess && cache != null) {
      mayGuess = false;
      Guess<R> guess = guess(tables, lease.single(), cache, footprint, decision);
      if (guess != null && guess.isWritable(footprint)) {
        return commitGuessed(lease, cache, guess.verdict());
      }
      if (guess != null && guess.verdict().changes().isEmpty()) {
        Verdict<R> seen = decision.on(new ReadTransaction(tables, cache, footprint).apply(lease));
        if (seen.changes().isEmpty()) {
          return seen.answer();
        }
        lease.endSingle();
      }
    }
    Handle handle = lease.begin();
    LoadedSnapshot snapshot = loader.lock(handle, footprint, wider);
    if (cache != null) {
      cache.read(snapshot);
    }
    Verdict<R> before = sent;
    if (before != null && snapshot.shows(before.changes())) {
      // The commit whose answer was lost has taken effect, so its answer is the one to return.
      return before.answer();
    }
    Verdict<R> verdict = decision.on(snapshot);
    return verdict.changes().isEmpty() ? verdict.answer() : writeLoaded(lease, handle, verdict);
  }

  /**
   * A decision on remembered levels.
   *
   * @param rows the remembered levels
   * @param verdict the decision
   */
  record Guess<R>(LoadedSnapshot rows, Verdict<R> verdict) {
    /** Returns whether the write finds out if a remembered level is not the stored one. */
    boolean isWritable(Footprint footprint) {
      return LevelCache.isWritable(rows, footprint, verdict.changes());
    }
  }

  /**
   * Returns the decision on remembered levels, or null if it must be made on loaded ones.
   *
   * @param handle the connection, in case the clock has to be read
   */
  static <R> @Nullable Guess<R> guess(
      Tables tables, Handle handle, LevelCache known, Footprint footprint, Decision<R> decision) {
    LoadedSnapshot guess = known.guess(footprint);
    if (guess == null) {
      return null;
    }
    Instant now = known.now();
    if (now == null) {
      now = tables.entries().read(handle, footprint.shop(), List.of(), guess);
      known.heard(now);
    }
    guess.at(now);
    try {
      return new Guess<>(guess, decision.on(guess));
    } catch (RuntimeException e) {
      return null; // whether it fails on the stored values too is decided after a load
    }
  }

  /**
   * Writes changes that were decided on remembered levels.
   *
   * @throws StaleCacheException if an id is stored already, a row of the host cannot be written, or
   *     a guard does not hold
   * @throws HostWriteException if a row of the host stays locked
   */
  static void writeGuessed(
      Tables tables, Handle handle, LevelCache known, Footprint footprint, Changes changes) {
    try {
      writeAllButLevels(tables, handle, changes);
    } catch (StaleSnapshotException isThere) {
      throw new StaleCacheException(); // an id; the levels may be as remembered
    } catch (HostWriteException failed) {
      if (failed.isRetryable()) {
        throw failed; // to wait for that lock again would keep the levels locked
      }
      throw new StaleCacheException(); // decide on the stored rows before the host is told
    }
    try {
      tables.differenceWriter().write(handle, changes);
    } catch (StaleSnapshotException wrong) {
      known.wrong(footprint);
      throw new StaleCacheException();
    }
  }

  private R commitGuessed(BorrowedConnection lease, LevelCache known, Verdict<R> verdict) {
    writeGuessed(tables, lease.beginUnlocked(), known, footprint, verdict.changes());
    sent = verdict;
    lease.commit();
    known.added(verdict.changes());
    return verdict.answer();
  }

  private R writeLoaded(BorrowedConnection lease, Handle handle, Verdict<R> verdict) {
    lease.writing();
    write(tables, handle, verdict.changes());
    sent = verdict;
    lease.commit();
    if (cache != null) {
      cache.wrote(verdict.changes());
    }
    return verdict.answer();
  }

  /** Writes the changes of one transaction whose levels are locked. */
  static void write(Tables tables, Handle handle, Changes changes) {
    writeAllButLevels(tables, handle, changes);
    tables.levelWriter().update(handle, changes.levels());
  }

  /**
   * Writes all changes but those of existing levels. New levels come first, because other
   * transactions lock levels first too. Then come rows that can collide with the insert of another
   * transaction. The rows of the host follow, so that a conflict is found before a write of the
   * host can fail. Existing levels come last, because most transactions need them.
   */
  private static void writeAllButLevels(Tables tables, Handle handle, Changes changes) {
    tables.levelWriter().insert(handle, changes.levels());
    tables.entryWriter().insert(handle, changes.entries());
    tables.unitWriter().insert(handle, changes.units());
    tables.movements().insert(handle, changes.movements());
    tables.outbox().insert(handle, changes.requests());
    tables.entryWriter().update(handle, changes.entries());
    tables.unitWriter().update(handle, changes.units());
    tables.holdWriter().update(handle, changes.entries());
    tables.hostRows().write(handle, changes.hostWrites());
  }

  @Override
  public String toString() {
    return footprint.toString();
  }
}
