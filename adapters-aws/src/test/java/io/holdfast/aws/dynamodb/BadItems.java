package io.holdfast.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.aws.dynamodb.internal.key.ItemKey;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.contract.BadRows;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitKey;
import java.time.Instant;

/** Makes items of the table of all tests unreadable. */
public record BadItems() implements BadRows {
  @Override
  public void level(StockKey key) {
    spoil(Keys.level(key), "onHand");
  }

  @Override
  public void reservation(ShopId shop, ReservationId id) {
    spoil(Keys.entry(shop, id.entry()), "content");
  }

  @Override
  public void movement(StockMovement movement) {
    spoil(Keys.movement(movement), "quantity");
  }

  @Override
  public void unit(UnitKey unit) {
    spoil(Keys.unit(unit), "state");
  }

  @Override
  public void hold(StockKey key, ReservationId id, Instant expiresAt) {
    spoil(Keys.hold(key, id, expiresAt), "quantity");
  }

  /** Sets an attribute of an item that exists to text that says nothing. */
  private static void spoil(ItemKey key, String attribute) {
    assertThat(TableItems.get(key)).containsKey(attribute);
    TableItems.set(key, attribute, Values.text("spoiled"));
  }
}
