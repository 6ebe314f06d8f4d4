package io.holdfast.jdbc.internal.store;

import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Limits;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.inventory.spi.support.LoadedSnapshot;
import io.holdfast.jdbc.internal.connection.EndedTransactions;
import io.holdfast.jdbc.internal.dialect.FailureKind;
import io.holdfast.jdbc.internal.dialect.SqlDialect;
import io.holdfast.jdbc.internal.failure.SqlFailure;
import io.holdfast.jdbc.internal.failure.StaleCacheException;
import io.holdfast.jdbc.internal.failure.StaleSnapshotException;
import io.holdfast.jdbc.internal.store.DecideTransaction.Guess;
import io.holdfast.jdbc.internal.table.Tables;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Runs the store's operations inside the host's transaction. Every read of a footprint locks, so it
 * sees current rows under any snapshot of the transaction. Listings do not lock. Writes stand
 * behind a savepoint. The store never ends the transaction. After the database has ended it, no
 * store runs more statements on that connection before the host has rolled back or committed,
 * because they would be in another transaction that has begun silently.
 *
 * <p>An id that a plain read does not find is treated as new. A lock on an absent row would keep
 * others from inserting their ids beside it, and two hosts would deadlock. If the id exists all the
 * same, the insert fails, and the next run locks it. An answer may depend on the absence of an id
 * and write nothing under it; it is given only after a locking read has not found the id either.
 */
public final class JoinedTransactionStore implements InventoryStore {
  private static final String SAVEPOINT = "holdfast_writes";
  private static final int MOST_RUNS = 10;

  private final Handle handle;
  private final EndedTransactions endedTransactions;
  private final Tables tables;
  private final SnapshotLoader loader;
  private final ListingQueries listings;
  private final @Nullable LevelCache cache;
  private final boolean expiredHoldOutbox;
  private boolean ended;

  JoinedTransactionStore(
      Handle handle,
      EndedTransactions endedTransactions,
      Tables tables,
      ListingQueries listings,
      @Nullable LevelCache cache,
      boolean expiredHoldOutbox) {
    this.expiredHoldOutbox = expiredHoldOutbox;
    this.cache = cache;
    this.handle = handle;
    this.endedTransactions = endedTransactions;
    this.tables = tables;
    this.loader = new SnapshotLoader(tables);
    this.listings = listings;
  }

  @Override
  public <R> R decide(Footprint footprint, Decision<R> decision) {
    return guarded(footprint, () -> repeatedly(footprint, decision));
  }

  private <R> R repeatedly(Footprint footprint, Decision<R> decision) {
    Guess<R> guess =
        cache == null ? null : DecideTransaction.guess(tables, handle, cache, footprint, decision);
    if (cache != null
        && guess != null
        && guess.isWritable(footprint)
        && isWritten(cache, footprint, guess.verdict().changes())) {
      return guess.verdict().answer();
    }
    Set<StockKey> wider = new HashSet<>();
    Set<EntryId> hidden = new TreeSet<>();
    for (int run = 0; run < MOST_RUNS; run++) {
      int width = wider.size();
      try {
        LoadedSnapshot snapshot = loader.lock(handle, footprint, wider, hidden);
        if (cache != null) {
          cache.read(snapshot);
        }
        Verdict<R> verdict = decision.on(snapshot);
        if (hidden.addAll(missed(footprint, snapshot, verdict.changes()))) {
          continue;
        }
        if (!verdict.changes().isEmpty()) {
          behindSavepoint(() -> DecideTransaction.write(tables, handle, verdict.changes()));
        }
        return verdict.answer();
      } catch (StaleSnapshotException again) {
        if (wider.size() == width) {
          hidden.addAll(footprint.entries());
        }
      }
    }
    throw new BusyException(
        "another transaction was faster each time, for " + footprint,
        null,
        BusyException.Resource.ROWS);
  }

  /**
   * Returns ids that exist though the snapshot does not show them, and under which nothing is
   * inserted.
   */
  private Set<EntryId> missed(Footprint footprint, LoadedSnapshot snapshot, Changes changes) {
    Set<EntryId> absent = new TreeSet<>();
    for (EntryId id : footprint.entries()) {
      if (snapshot.entry(id) == null) {
        absent.add(id);
      }
    }
    changes.entries().forEach(change -> absent.remove(change.after().entryId()));
    LoadedSnapshot now = new LoadedSnapshot();
    tables.entries().lock(handle, footprint.shop(), absent, now);
    absent.removeIf(id -> now.entry(id) == null);
    return absent;
  }

  /**
   * Writes changes that were decided on remembered levels, and tells whether it could. What is
   * written is remembered though the host may roll it back: what is remembered is an estimate.
   */
  private boolean isWritten(LevelCache known, Footprint footprint, Changes changes) {
    try {
      behindSavepoint(
          () -> DecideTransaction.writeGuessed(tables, handle, known, footprint, changes));
      known.added(changes);
      return true;
    } catch (StaleCacheException wrong) {
      return false;
    }
  }

  /**
   * Runs writes, and undoes them if they fail. The savepoint is not released: that would take a
   * round trip, and the end of the transaction does it.
   */
  private void behindSavepoint(Runnable writes) {
    handle.savepoint(SAVEPOINT);
    try {
      writes.run();
    } catch (RuntimeException e) {
      try {
        handle.rollbackToSavepoint(SAVEPOINT);
      } catch (JdbiException late) {
        // The whole transaction has ended. No statement may run in the next one.
        ended = true;
        late.addSuppressed(e);
        throw e instanceof JdbiException ? e : late;
      }
      throw e;
    }
  }

  @Override
  public Snapshot read(Footprint footprint) {
    return decide(footprint, snapshot -> new Verdict<>(snapshot, Changes.NONE));
  }

  @Override
  public void check(HostWrite write) {
    throw new InvalidRequestException(
        "alongside", "is not for a transaction of the host, which writes its rows itself");
  }

  @Override
  public Limits limits() {
    return Limits.NONE;
  }

  /** Returns false: the transaction is the host's, so no other command can share it. */
  @Override
  public boolean gainsFromCoalescing() {
    return false;
  }

  @Override
  public boolean hasExpiredHoldOutbox() {
    return expiredHoldOutbox;
  }

  @Override
  public boolean isInHostTransaction() {
    return true;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    return guarded(shop, () -> listings.levels(handle, shop, after, limit));
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    return guarded(shop, () -> listings.levels(handle, shop, keys));
  }

  @Override
  public List<Reservation> reservations(ShopId shop, Collection<ReservationId> ids) {
    return guarded(shop, () -> listings.reservations(handle, shop, ids));
  }

  @Override
  public ReservationSlice reservations(
      ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
    return guarded(shop, () -> listings.reservations(handle, shop, filter, after, limit));
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    return guarded("shops", () -> listings.shops(handle, after, limit));
  }

  @Override
  public List<StockMovement> stockMovements(
      StockKey key, @Nullable StockMovement after, int limit) {
    return guarded(key, () -> listings.movements(handle, key, after, limit));
  }

  @Override
  public List<StockMovement> reservationMovements(ShopId shop, ReservationId reference) {
    return guarded(reference, () -> listings.movements(handle, shop, reference));
  }

  @Override
  public List<ReservationId> expiredHolds(ShopId shop, int limit) {
    return guarded(shop, () -> listings.expiredHolds(handle, shop, limit));
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    guarded(
        shop,
        () -> {
          listings.audit(handle, shop, after, limit, visitor);
          return shop;
        });
  }

  private <R> R guarded(Object what, Supplier<R> action) {
    ended = ended || endedTransactions.has(handle.getConnection());
    if (ended) {
      throw new UnavailableException(
          "the host's transaction has ended, nothing was done for "
              + what
              + "; roll it back, and begin again with another within(connection)",
          null);
    }
    try {
      return action.get();
    } catch (JdbiException e) {
      SqlFailure fault = SqlFailure.of(e);
      ended = ended || hasEnded(fault);
      if (ended) {
        endedTransactions.add(handle.getConnection());
      }
      throw fault(fault, what);
    }
  }

  /**
   * Tells whether the transaction has ended. At a time-out that depends on the settings of the
   * database.
   */
  private boolean hasEnded(SqlFailure fault) {
    if (fault.endsTransaction()) {
      return true;
    }
    SqlDialect dialect = tables.texts().dialect();
    try {
      return (fault.kind() == FailureKind.CONTENTION || fault.kind() == FailureKind.TOO_LARGE)
          && dialect.failureMayEndTransaction()
          && !dialect.isTransactionOpen(handle.getConnection());
    } catch (SQLException unknown) {
      fault.cause().addSuppressed(unknown);
      return true;
    }
  }

  private InventoryException fault(SqlFailure fault, Object what) {
    String happened = "the database failed with " + fault + " for " + what;
    if (ended) {
      return new UnavailableException(
          happened
              + "; the transaction has ended, roll the host's transaction back and repeat all of"
              + " it",
          fault.cause());
    }
    InventoryException plain = fault.toException(happened);
    return plain instanceof UnavailableException
        ? fault.toException(happened + "; roll the host's transaction back and repeat all of it")
        : plain;
  }
}
