package io.holdfast.contract;

import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationLine;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The wiring of {@link ExpiredHoldOutboxContract} to an outbox.
 *
 * @since 0.1.0
 */
public interface ExpiredHoldOutboxFixture extends OutboxFixture<ExpiredHold> {
  @Override
  default ExpiredHold content(StockKey key, long number, Instant now) {
    Portion asked = new Portion(2, List.of());
    Portion taken = new Portion(1, List.of(new UnitId("unit-" + number)));
    return new ExpiredHold(
        key.shop(),
        new ReservationId(key.sku() + "-" + number),
        List.of(ReservationLine.held(key.sku(), key.location(), asked, taken)),
        now.minus(Duration.ofHours(1)),
        now);
  }

  /** Lets a store decide expired holds, which writes them into its outbox. */
  static void decided(InventoryStore store, List<ExpiredHold> holds) {
    holds.stream()
        .collect(Collectors.groupingBy(ExpiredHold::shop))
        .forEach(
            (shop, ofShop) ->
                store.decide(
                    Footprint.of(shop).build(),
                    snapshot -> new Verdict<>(shop, Changes.onlyExpiredHolds(ofShop))));
  }
}
