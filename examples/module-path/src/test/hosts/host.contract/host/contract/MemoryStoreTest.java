package host.contract;

import io.holdfast.contract.HostRows;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inmemory.InMemoryWrite;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The clauses of the port, held against a store. */
class MemoryStoreTest extends InventoryStoreContract {
  @Override
  public InventoryStore store(InstantSource clock) {
    return InMemoryInventoryStore.create(clock);
  }

  @Override
  public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((InMemoryInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(it -> it.content()).toList();
  }

  @Override
  public HostRows hostRows(InventoryStore store) {
    return new Orders();
  }

  /** The orders of the host, in a map. */
  private static final class Orders implements HostRows {
    private final ConcurrentMap<ShopId, ConcurrentMap<String, String>> shops =
        new ConcurrentHashMap<>();

    private ConcurrentMap<String, String> of(ShopId shop) {
      return shops.computeIfAbsent(shop, id -> new ConcurrentHashMap<>());
    }

    @Override
    public HostWrite insert(ShopId shop, String id, String text) {
      return InMemoryWrite.insert("orders", of(shop), id, text);
    }

    @Override
    public Map<String, String> all(ShopId shop) {
      return Map.copyOf(of(shop));
    }
  }
}
