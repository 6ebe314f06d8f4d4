package io.holdfast.contract;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wiring of {@link RestockOutboxContract} to an outbox. Every test works in separate shops, so
 * {@link #outbox} may open the same database each time.
 *
 * @since 0.1.0
 */
public interface RestockOutboxFixture {
  /**
   * Returns an outbox that takes its time from the given clock, even if it normally uses a
   * different clock. Called once or more for each test.
   *
   * @param clock the clock, moved by the tests forwards and backwards
   */
  RestockOutbox outbox(InstantSource clock);

  /**
   * Returns another instance on the same data, as another process would open it. Returns the same
   * instance if the data exists only in that instance.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @param clock the clock of the new instance
   */
  default RestockOutbox reopen(RestockOutbox outbox, InstantSource clock) {
    return outbox;
  }

  /**
   * Writes requests, as the transaction that decides them does: PENDING, never leased, and due
   * since they were requested. {@link #decided} does so through the store.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @param requests the requests of any keys, at most 100
   */
  void put(RestockOutbox outbox, List<RestockRequest> requests);

  /**
   * Makes a message unreadable, by writing to the data directly: its supplier becomes text that is
   * not an id.
   *
   * @param outbox the outbox that {@link #outbox} has returned
   * @return false if messages of this outbox cannot be unreadable, for example because it stores
   *     objects
   */
  default boolean spoil(RestockOutbox outbox, ShopId shop, RestockRequestId id) {
    return false;
  }

  /** Lets a store decide requests, which writes them into its outbox. */
  static void decided(InventoryStore store, List<RestockRequest> requests) {
    requests.stream()
        .collect(Collectors.groupingBy(request -> request.key().shop()))
        .forEach(
            (shop, ofShop) ->
                store.decide(
                    Footprint.of(shop).build(),
                    snapshot ->
                        new Verdict<>(
                            shop,
                            new Changes(List.of(), List.of(), List.of(), List.of(), ofShop))));
  }

  /** Returns the amount of work for the concurrent tests. */
  default Effort effort() {
    return Effort.FULL;
  }
}
