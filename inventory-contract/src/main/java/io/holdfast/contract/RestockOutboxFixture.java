package io.holdfast.contract;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wiring of {@link RestockOutboxContract} to an outbox.
 *
 * @since 0.1.0
 */
public interface RestockOutboxFixture extends OutboxFixture<RestockRequest> {
  @Override
  default RestockRequest content(StockKey key, long number, Instant now) {
    return new RestockRequest(
        RestockRequestId.of(key, number, now),
        key,
        new SupplierId("FF-500293"),
        10 + number,
        number,
        now,
        now.plus(Duration.ofDays(7)));
  }

  /** Lets a store decide requests, which writes them into its outbox. */
  static void decided(InventoryStore store, List<RestockRequest> requests) {
    requests.stream()
        .collect(Collectors.groupingBy(RestockRequest::shop))
        .forEach(
            (shop, ofShop) ->
                store.decide(
                    Footprint.of(shop).build(),
                    snapshot ->
                        new Verdict<>(
                            shop,
                            new Changes(List.of(), List.of(), List.of(), List.of(), ofShop))));
  }
}
