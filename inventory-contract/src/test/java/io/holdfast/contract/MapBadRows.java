package io.holdfast.contract;

import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;
import java.util.Set;
import java.util.function.Function;

/** Marks rows of a simple store as unreadable. */
record MapBadRows(Function<ShopId, Set<Object>> unreadable) implements BadRows {
  @Override
  public void level(StockKey key) {
    unreadable.apply(key.shop()).add(key);
  }

  @Override
  public void reservation(ShopId shop, ReservationId id) {
    unreadable.apply(shop).add(id.entry());
  }

  @Override
  public void movement(StockMovement movement) {
    unreadable.apply(movement.key().shop()).add(movement);
  }

  @Override
  public void unit(UnitKey unit) {
    unreadable.apply(unit.key().shop()).add(unit);
  }

  @Override
  public void hold(StockKey key, ReservationId id, Instant expiresAt) {
    unreadable.apply(key.shop()).add(new Tables.Hold(key, id, 1, expiresAt));
  }
}
