package io.holdfast.contract;

import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stores that are broken even for a single caller. */
final class BrokenRows {
  private BrokenRows() {}

  /** Does not record that an operation took effect. */
  static class IdempotencyRowForgotten extends LockedMapStore {
    @Override
    void write(EntryChange change) {
      if (!(change.after() instanceof Operation)) {
        super.write(change);
      }
    }
  }

  /** Counts a hold until it is ended explicitly. */
  static class ExpiredHoldCounted extends LockedMapStore {
    @Override
    Tables newTables() {
      return new Tables() {
        @Override
        long expiredHeld(StockKey key, Instant now) {
          return 0;
        }
      };
    }
  }

  /** Does not store when the next hold ends, and so never checks. */
  static class NextExpiryForgotten extends LockedMapStore {
    @Override
    void write(LevelChange change) {
      StoredLevel without = change.after().withNextExpiry(null);
      super.write(new LevelChange(change.before(), without, change.guard()));
    }
  }

  /** Never removes a hold from the index. */
  static class HoldIndexOnlyGrows extends LockedMapStore {
    @Override
    Tables newTables() {
      return new Tables() {
        @Override
        void index(Entry entry) {
          if (entry instanceof Reservation it && it.state() == ReservationState.HELD) {
            super.index(entry);
          }
        }
      };
    }
  }

  /** Records an expiry without its message. */
  static class ExpiryWithoutMessage extends LockedMapStore {
    @Override
    void write(ExpiredHold hold) {
      // forgotten
    }
  }

  /** Writes the message of an expiry before it looks for a conflict, and does not undo it. */
  static class MessageWithoutExpiry extends OptimisticMapStore {
    @Override
    boolean fits(Changes changes) {
      changes.expiredHolds().forEach(this::write);
      return super.fits(changes);
    }
  }

  /** Treats {@code abc} and {@code ABC} as the same id. */
  static class CaseInsensitive extends LockedMapStore {
    @Override
    Tables newTables() {
      return new Tables(String.CASE_INSENSITIVE_ORDER);
    }
  }

  /** Does not store movements. */
  static class MovementsDropped extends LockedMapStore {
    @Override
    void write(StockMovement movement) {
      // Dropped.
    }
  }

  /** Writes the level that waits for goods, and drops the request to the supplier. */
  static class RequestForgotten extends LockedMapStore {
    @Override
    void write(RestockRequest request) {
      // Dropped.
    }
  }

  /** Does not load the units that belong to a reservation. */
  static class ClosureForgotten extends LockedMapStore {
    @Override
    void loadUnits(LoadedRows rows, Reservation it) {
      // Dropped.
    }
  }

  /** Caches that an id does not exist. */
  static class AbsenceCached extends LockedMapStore {
    private final Set<EntryId> absent = new HashSet<>();

    @Override
    public Snapshot read(Footprint footprint) {
      synchronized (lock) {
        LoadedRows rows = load(footprint);
        for (EntryId id : footprint.entries()) {
          if (rows.entry(id) == null) {
            absent.add(id);
          } else if (absent.contains(id)) {
            rows.entries.put(id, null);
          }
        }
        return rows;
      }
    }
  }

  /** Lists levels from a cache that is refreshed at every second call. */
  static class StaleCache extends LockedMapStore {
    private List<StoredLevel> cached = List.of();
    private boolean stale;

    @Override
    public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
      synchronized (lock) {
        stale = !stale;
        if (stale || after != null || limit < 10) {
          cached = super.levels(shop, after, limit);
        }
        return cached;
      }
    }
  }

  /** Wraps the exception of a decision. */
  static class ExceptionWrapped extends LockedMapStore {
    @Override
    public <R> R decide(Footprint footprint, Decision<R> decision) {
      try {
        return super.decide(footprint, decision);
      } catch (RuntimeException e) {
        throw new IllegalStateException("decide failed", e);
      }
    }
  }

  /** Keeps times finer than a microsecond. */
  static class FineClock extends LockedMapStore {
    @Override
    Instant now() {
      return clock.instant();
    }
  }

  /** Lists all rows, regardless of the limit. */
  static class LimitIgnored extends LockedMapStore {
    @Override
    public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
      return super.levels(shop, after, Integer.MAX_VALUE);
    }

    @Override
    public List<ReservationId> expiredHolds(ShopId shop, int limit) {
      return super.expiredHolds(shop, Integer.MAX_VALUE);
    }
  }
}
