package io.holdfast.contract;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;

/**
 * What the contract needs to know of a store. All abstract tests of this package share it, so the
 * wiring of a store is one interface and one empty class for each test:
 *
 * <pre>{@code
 * interface OnMemory extends StoreFixture {
 *   @Override
 *   default InventoryStore store(InstantSource clock) {
 *     return InMemoryInventoryStore.create(clock);
 *   }
 *
 *   @Override
 *   default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
 *     RestockOutbox outbox = ((InMemoryInventoryStore) store).restockOutbox();
 *     return outbox.messages(shop, null, 1_000).stream().map(OutboxMessage::request).toList();
 *   }
 * }
 *
 * class MemoryStoreTest extends InventoryStoreContract implements OnMemory {}
 *
 * class MemoryInventoryTest extends InventoryContract implements OnMemory {}
 *
 * class MemoryScriptsTest extends RandomScriptContract implements OnMemory {}
 *
 * class MemoryLinearizabilityTest extends LinearizabilityContract implements OnMemory {}
 * }</pre>
 *
 * <p>Every test works in shops of its own, whose names no other test and no other run uses. So
 * {@link #store} may open the same database each time, and nothing has to be cleaned up.
 */
public interface StoreFixture {
  /**
   * A store that takes its time from the given clock, even where it would otherwise use a clock of
   * its own. Called once or more for each test.
   *
   * @param clock moved by the tests, forwards and backwards
   */
  InventoryStore store(InstantSource clock);

  /**
   * Another instance on the same data, as another process would open it. Returns the same instance
   * where the data lives and dies with it.
   *
   * @param store what {@link #store} has returned
   * @param clock the clock of the new instance
   */
  default InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return store;
  }

  /**
   * The restock requests that are in the outbox of a store: all that it was ever given, while no
   * relay has taken one out.
   *
   * @param store what {@link #store} or {@link #reopen} has returned
   * @param shop the tenant; no more than a few hundred requests
   */
  List<RestockRequest> requests(InventoryStore store, ShopId shop);

  /** How much work the random and concurrent tests do. */
  default Effort effort() {
    return Effort.FULL;
  }
}
