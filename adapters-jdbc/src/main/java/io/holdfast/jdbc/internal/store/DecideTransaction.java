package io.holdfast.jdbc.internal.store;

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
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Loads, decides, writes and commits. One object serves one call and may run several times. The
 * first run loads nothing if the stored values can be guessed.
 */
public final class DecideTransaction<R> implements Function<BorrowedConnection, R> {
  private final Tables tables;
  private final SnapshotLoader loader;
  private final Footprint footprint;
  private final Decision<R> decision;
  private final @Nullable LevelCache guesses;
  private final Set<StockKey> wider = new HashSet<>();
  private boolean mayGuess;
  private @Nullable Verdict<R> sent;

  public DecideTransaction(
      Tables tables, @Nullable LevelCache guesses, Footprint footprint, Decision<R> decision) {
    this.guesses = guesses;
    this.mayGuess = guesses != null;
    this.tables = tables;
    this.loader = new SnapshotLoader(tables);
    this.footprint = footprint;
    this.decision = decision;
  }

  @Override
  public R apply(BorrowedConnection lease) {
    Verdict<R> guessed = guessed();
    if (guessed != null) {
      return write(lease, lease.begin(), guessed, true);
    }
    Handle handle = lease.begin();
    LoadedSnapshot snapshot = loader.lock(handle, footprint, wider);
    if (guesses != null) {
      guesses.heard(snapshot.now());
    }
    Verdict<R> before = sent;
    if (before != null && snapshot.shows(before.changes())) {
      // The commit whose answer was lost has taken effect, so its answer is the one to return.
      return before.answer();
    }
    Verdict<R> verdict = decision.on(snapshot);
    return verdict.changes().isEmpty() ? verdict.answer() : write(lease, handle, verdict, false);
  }

  private @Nullable Verdict<R> guessed() {
    LoadedSnapshot guess = mayGuess && guesses != null ? guesses.guess(footprint) : null;
    mayGuess = false;
    if (guess == null) {
      return null;
    }
    Verdict<R> verdict = decision.on(guess);
    return LevelCache.isWritable(guess, footprint, verdict.changes()) ? verdict : null;
  }

  private R write(BorrowedConnection lease, Handle handle, Verdict<R> verdict, boolean guessed) {
    lease.writing();
    try {
      writeAllButLevels(tables, handle, verdict.changes());
      if (guessed) {
        tables.guessedLevelWriter().update(handle, verdict.changes().levels());
      } else {
        tables.levelWriter().update(handle, verdict.changes().levels());
      }
    } catch (StaleSnapshotException again) {
      if (guesses != null && guessed) {
        guesses.wrong(footprint);
        throw new StaleCacheException();
      }
      throw again;
    }
    sent = verdict;
    lease.commit();
    if (guesses != null) {
      guesses.wrote(verdict.changes(), guessed);
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
   * transaction. Existing levels come last, because most transactions need them.
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
  }

  @Override
  public String toString() {
    return footprint.toString();
  }
}
