package io.holdfast.contract;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.InventoryStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The wiring of the contract to a store. All abstract tests of this package share it, so the wiring
 * of a store is one interface and one empty class for each test:
 *
 * <pre>{@code
 * interface OnMemory extends StoreFixture {
 *   @Override
 *   default InventoryStore store(InstantSource clock) {
 *     return InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
 *   }
 *
 *   @Override
 *   default List<RestockRequest> requests(InventoryStore store, ShopId shop) {
 *     RestockOutbox outbox = ((InMemoryInventoryStore) store).restockOutbox();
 *     return outbox.messages(shop, null, 1_000).stream().map(OutboxMessage::content).toList();
 *   }
 *
 *   @Override
 *   default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
 *     ExpiredHoldOutbox outbox = ((InMemoryInventoryStore) store).expiredHoldOutbox();
 *     return outbox.messages(shop, null, 1_000).stream().map(OutboxMessage::content).toList();
 *   }
 *
 *   @Override
 *   default HostRows hostRows(InventoryStore store) {
 *     return new MapRows(); // the orders of the host, in a map
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
 * <p>Every test works in separate shops, whose names no other test and no other run uses. So {@link
 * #store} may open the same database each time, and nothing has to be cleaned up.
 *
 * @since 0.1.0
 */
public interface StoreFixture {
  /**
   * Returns a store that takes its time from the given clock, even if it normally uses a different
   * clock, and has its outbox of expired holds on if there is one. Called once or more for each
   * test.
   *
   * @param clock the clock, moved by the tests forwards and backwards
   */
  InventoryStore store(InstantSource clock);

  /**
   * Returns another instance on the same data, as another process would open it. Returns the same
   * instance if the data exists only in that instance.
   *
   * @param store the store that {@link #store} has returned
   * @param clock the clock of the new instance
   */
  default InventoryStore reopen(InventoryStore store, InstantSource clock) {
    return store;
  }

  /**
   * Returns the restock requests in the outbox of a store. Without a relay that removes them, these
   * are all requests that were ever written.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   * @param shop the tenant, with a few hundred requests at most
   */
  List<RestockRequest> requests(InventoryStore store, ShopId shop);

  /**
   * Returns the expired holds in the outbox of a store. Without a relay that removes them, these
   * are all that were ever written.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   * @param shop the tenant, with a few hundred expired holds at most
   * @return the expired holds; empty if the store has no such outbox
   */
  default List<ExpiredHold> expiredHolds(InventoryStore store, ShopId shop) {
    return List.of();
  }

  /**
   * Returns a table of the host in the same place as the stock of a store.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   */
  HostRows hostRows(InventoryStore store);

  /**
   * Returns what makes rows of a store unreadable. Without it, the tests of unreadable rows are
   * skipped.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   * @return empty if rows of this store cannot be unreadable, for example because it stores objects
   */
  default Optional<BadRows> badRows(InventoryStore store) {
    return Optional.empty();
  }

  /** Returns the amount of work for the random and concurrent tests. */
  default Effort effort() {
    return Effort.FULL;
  }
}
