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
 * What {@link RestockOutboxContract} needs to know of an outbox. Every test works in shops of its
 * own, so {@link #outbox} may open the same database each time.
 */
public interface RestockOutboxFixture {
  /**
   * An outbox that takes its time from the given clock, even where it would otherwise use a clock
   * of its own. Called once or more for each test.
   *
   * @param clock moved by the tests, forwards and backwards
   */
  RestockOutbox outbox(InstantSource clock);

  /**
   * Another instance on the same data, as another process would open it. Returns the same instance
   * where the data lives and dies with it.
   *
   * @param outbox what {@link #outbox} has returned
   * @param clock the clock of the new instance
   */
  default RestockOutbox reopen(RestockOutbox outbox, InstantSource clock) {
    return outbox;
  }

  /**
   * Puts requests in, as the unit does that decides them: PENDING, never leased, and due since they
   * were requested. {@link #decided} does so through the store.
   *
   * @param outbox what {@link #outbox} has returned
   * @param requests of any keys, at most 100
   */
  void put(RestockOutbox outbox, List<RestockRequest> requests);

  /**
   * Makes a message unreadable, by writing past the outbox: its supplier becomes text that is not
   * an id.
   *
   * @param outbox what {@link #outbox} has returned
   * @return false if no message of this outbox can be unreadable, as where it keeps objects
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

  /** How much work the concurrent tests do. */
  default Effort effort() {
    return Effort.FULL;
  }
}
