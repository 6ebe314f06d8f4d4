package io.holdfast.contract;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Stores whose audits are incomplete, each in one way. */
final class BrokenAudits {
  private BrokenAudits() {}

  /** Shows at most one hold of the index, and counts all. */
  static class RowsLimited extends LockedMapStore {
    @Override
    public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
      super.audit(
          shop,
          after,
          limit,
          new Through(visitor) {
            private boolean shown;

            @Override
            public void hold(StockKey key, ReservationId id, long quantity, Instant expiresAt) {
              if (!shown) {
                shown = true;
                super.hold(key, id, quantity, expiresAt);
              }
            }
          });
    }
  }

  /** Counts nothing. */
  static class NothingCounted extends LockedMapStore {
    @Override
    public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
      super.audit(
          shop,
          after,
          limit,
          new Through(visitor) {
            @Override
            public void totals(AuditTotals totals) {
              // Dropped.
            }
          });
    }
  }

  /** Forwards what an audit shows. */
  abstract static class Through implements AuditVisitor {
    private final AuditVisitor visitor;

    Through(AuditVisitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void level(StoredLevel level, long moved) {
      visitor.level(level, moved);
    }

    @Override
    public void unit(Unit unit) {
      visitor.unit(unit);
    }

    @Override
    public void hold(StockKey key, ReservationId id, long quantity, Instant expiresAt) {
      visitor.hold(key, id, quantity, expiresAt);
    }

    @Override
    public void reservation(Reservation reservation) {
      visitor.reservation(reservation);
    }

    @Override
    public void unreadable(@Nullable StockKey key, String what) {
      visitor.unreadable(key, what);
    }

    @Override
    public void totals(AuditTotals totals) {
      visitor.totals(totals);
    }
  }
}
