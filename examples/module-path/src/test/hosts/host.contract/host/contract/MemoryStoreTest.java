package host.contract;

import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;

/** The clauses of the port, held against a store. */
class MemoryStoreTest extends InventoryStoreContract {
  @Override
  public InventoryStore store(InstantSource clock) {
    return InMemoryInventoryStore.create(clock);
  }

  @Override
  public List<RestockRequest> requests(InventoryStore store, ShopId shop) {
    return ((InMemoryInventoryStore) store)
        .restockOutbox().messages(shop, null, 1_000).stream().map(it -> it.request()).toList();
  }
}
