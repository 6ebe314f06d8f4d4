package io.holdfast.contract.behaviour;

import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.spi.AuditTotals;
import io.holdfast.inventory.spi.AuditVisitor;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.ForwardingStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store whose audits lose rows on the way, as with a row limit of a driver, and describe others
 * as unreadable. Its counts are right.
 */
final class PartialAuditStore extends ForwardingStore {
  /** The kind of rows that is lost. */
  enum Lost {
    LEVELS,
    MOVEMENTS,
    UNITS,
    HOLDS,
    RESERVATIONS
  }

  private final Lost lost;
  private final List<StockKey> unreadable;

  /**
   * Creates a store.
   *
   * @param unreadable the keys of the levels that have a row which is described as unreadable
   */
  PartialAuditStore(InventoryStore inner, Lost lost, List<StockKey> unreadable) {
    super(inner);
    this.lost = lost;
    this.unreadable = unreadable;
  }

  @Override
  public void audit(ShopId shop, @Nullable StockKey after, int limit, AuditVisitor visitor) {
    super.audit(shop, after, limit, new Sieve(visitor));
  }

  private final class Sieve implements AuditVisitor {
    private final AuditVisitor visitor;

    Sieve(AuditVisitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public void level(StoredLevel level, long moved) {
      if (lost != Lost.LEVELS) {
        visitor.level(level, lost == Lost.MOVEMENTS ? 0 : moved);
      }
    }

    @Override
    public void unit(Unit unit) {
      if (lost != Lost.UNITS) {
        visitor.unit(unit);
      }
    }

    @Override
    public void hold(StockKey key, ReservationId reservation, long quantity, Instant expiresAt) {
      if (lost != Lost.HOLDS) {
        visitor.hold(key, reservation, quantity, expiresAt);
      }
    }

    @Override
    public void reservation(Reservation reservation) {
      if (lost != Lost.RESERVATIONS) {
        visitor.reservation(reservation);
      }
    }

    @Override
    public void unreadable(@Nullable StockKey key, String what) {
      visitor.unreadable(key, what);
    }

    @Override
    public void totals(AuditTotals totals) {
      unreadable.forEach(key -> unreadable(key, "a row that cannot be read"));
      visitor.totals(totals);
    }
  }
}
