package io.holdfast.spring.internal;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.testing.ForwardingStore;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A store that throws the same exception at each read. */
final class FailingStore extends ForwardingStore {
  private final InventoryException fault;

  FailingStore(InventoryException fault) {
    super(InMemoryInventoryStore.create());
    this.fault = fault;
  }

  @Override
  public Snapshot read(Footprint footprint) {
    throw fault;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, @Nullable StockKey after, int limit) {
    throw fault;
  }

  @Override
  public List<StoredLevel> levels(ShopId shop, Collection<StockKey> keys) {
    throw fault;
  }

  @Override
  public List<ShopId> shops(@Nullable ShopId after, int limit) {
    throw fault;
  }
}
