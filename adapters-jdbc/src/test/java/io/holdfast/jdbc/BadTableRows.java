package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.BadRows;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Instant;

/** Makes rows of the tables of the contract unreadable. */
record BadTableRows(TestDatabase database) implements BadRows {
  @Override
  public void level(StockKey key) {
    update("stock_level SET restock = 'no policy'", key, "");
  }

  @Override
  public void reservation(ShopId shop, ReservationId id) {
    updated("entry SET content = 'no lines' WHERE shop = ? AND id = ?", shop.value(), id.value());
  }

  @Override
  public void movement(StockMovement it) {
    update("movement SET reason = 'no\treason'", it.key(), " AND cause = ?", it.cause().value());
  }

  @Override
  public void unit(UnitKey unit) {
    update(
        "unit SET state = 'COMMITTED', owner = 'no id'",
        unit.key(),
        " AND unit = ?",
        unit.unit().value());
  }

  @Override
  public void hold(StockKey key, ReservationId id, Instant expiresAt) {
    update("hold SET id = 'no id'", key, " AND id = ?", id.value());
  }

  private void update(String change, StockKey key, String more, String... args) {
    String[] all = new String[3 + args.length];
    all[0] = key.shop().value();
    all[1] = key.sku().value();
    all[2] = key.location().value();
    System.arraycopy(args, 0, all, 3, args.length);
    updated(change + " WHERE shop = ? AND sku = ? AND location = ?" + more, all);
  }

  private void updated(String change, String... args) {
    int rows = ContractDatabase.update(database, "UPDATE holdfast_" + change, args);
    assertThat(rows).as(change).isEqualTo(1);
  }
}
