package io.holdfast.inventory.internal.command;

import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;

/** A command on one stock key without an id. A repetition is recognized by the level. */
interface StockKeyCommand<T> extends Command<T> {
  StockKey key();

  @Override
  default ShopId shop() {
    return key().shop();
  }

  @Override
  default Footprint footprint() {
    return Footprint.of(shop()).key(key()).build();
  }

  @Override
  default int rows() {
    return 1;
  }
}
