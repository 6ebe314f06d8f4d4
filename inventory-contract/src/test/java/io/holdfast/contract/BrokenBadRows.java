package io.holdfast.contract;

import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.Footprint;
import org.jspecify.annotations.Nullable;

/** Stores that are wrong about rows that cannot be read. */
final class BrokenBadRows {
  private BrokenBadRows() {}

  /** Fails completely at a row that it cannot read. */
  static class FailsAtABadRow extends LockedMapStore {
    @Override
    boolean isReadable(ShopId shop, Object row) {
      if (!super.isReadable(shop, row)) {
        throw new InvariantViolationException("row " + row + " cannot be read", null);
      }
      return true;
    }
  }

  /** Does not show an audit the rows that it cannot read. */
  static class BadRowsHidden extends LockedMapStore {
    @Override
    public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
      super.audit(
          shop,
          after,
          limit,
          new BrokenAudits.Through(visitor) {
            @Override
            public void unreadable(@Nullable StockKey key, String what) {
              // Dropped.
            }
          });
    }
  }

  /** Takes rows that it cannot read for ones that are not there. */
  private abstract static class Missing extends LockedMapStore {
    @Override
    LoadedRows load(Footprint footprint) {
      LoadedRows rows = super.load(footprint);
      hide(rows, footprint);
      return rows;
    }

    abstract void hide(LoadedRows rows, Footprint footprint);
  }

  /** Takes a unit that it cannot read for one that is not there. */
  static class BadUnitsMissing extends Missing {
    @Override
    void hide(LoadedRows rows, Footprint footprint) {
      footprint.units().stream()
          .filter(rows.unreadable::remove)
          .forEach(it -> rows.units.put(it, null));
    }
  }

  /** Takes a level or an entry that it cannot read for one that is not there. */
  static class BadRowsMissing extends Missing {
    @Override
    void hide(LoadedRows rows, Footprint footprint) {
      footprint.keys().stream()
          .filter(rows.unreadable::contains)
          .forEach(it -> rows.levels.put(it, null));
      footprint.entries().stream()
          .filter(rows.unreadable::contains)
          .forEach(it -> rows.entries.put(it, null));
      rows.unreadable.removeAll(footprint.keys());
      rows.unreadable.removeAll(footprint.entries());
    }
  }
}
