package io.holdfast.spring.internal;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.ForwardingStore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that cannot be reached. */
final class DeadStore extends ForwardingStore {
  DeadStore() {
    super(InMemoryInventoryStore.create());
  }

  private static UnavailableException dead() {
    return new UnavailableException("the store is dead", null);
  }

  @Override
  public Snapshot read(Footprint footprint) {
    throw dead();
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    throw dead();
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    throw dead();
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    throw dead();
  }
}
