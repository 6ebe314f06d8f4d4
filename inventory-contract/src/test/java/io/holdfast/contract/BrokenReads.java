package io.holdfast.contract;

import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.ReservationFilter;
import io.holdfast.inventory.spi.ReservationSlice;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Stores whose reads of many rows are wrong. */
final class BrokenReads {
  private BrokenReads() {}

  /** Reads as many keys as fit one request, and forgets the others. */
  static class FirstHundredKeys extends LockedMapStore {
    @Override
    public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
      return super.levels(shop, keys.stream().limit(100).toList());
    }
  }

  /** Reads the entries after the levels, and lets others write in between. */
  static class EntriesReadLater extends LockedMapStore {
    private static final int PATIENCE = 1_000;
    private final AtomicInteger writes = new AtomicInteger();

    @Override
    void write(Changes changes) {
      super.write(changes);
      writes.incrementAndGet();
    }

    @Override
    public Snapshot read(Footprint footprint) {
      LoadedRows rows;
      synchronized (lock) {
        rows = load(footprint);
      }
      int before = writes.get();
      for (int i = 0; i < PATIENCE && writes.get() == before; i++) {
        Crowd.jostle();
      }
      synchronized (lock) {
        rows.entries.putAll(load(footprint).entries);
      }
      return rows;
    }
  }

  /** Takes the stored state for the state. */
  static class StoredStateListed extends LockedMapStore {
    @Override
    public ReservationSlice reservations(
        ShopId shop, ReservationFilter filter, @Nullable String after, int limit) {
      synchronized (lock) {
        List<Reservation> found = new ArrayList<>();
        for (Entry entry : tables(shop).entries.values()) {
          if (entry instanceof Reservation it
              && isReadable(shop, it.entryId())
              && (after == null || it.id().value().compareTo(after) > 0)
              && filter.matches(it, Instant.EPOCH)
              && found.size() < limit) {
            found.add(it);
          }
        }
        boolean full = found.size() == limit;
        return new ReservationSlice(found, full ? found.get(limit - 1).id().value() : null);
      }
    }
  }

  /** Begins each page of shops with the last shop of the page before. */
  static class ShopListedTwice extends LockedMapStore {
    @Override
    public List<ShopId> shops(@Nullable ShopId after, int limit) {
      List<ShopId> page = super.shops(after, limit);
      if (after == null || page.isEmpty()) {
        return page;
      }
      List<ShopId> twice = new ArrayList<>(page);
      twice.add(0, page.get(0));
      return twice.subList(0, page.size());
    }
  }
}
