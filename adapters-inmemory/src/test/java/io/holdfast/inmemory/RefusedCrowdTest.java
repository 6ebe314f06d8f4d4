package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A crowd that is turned away is one request, not one for each. */
class RefusedCrowdTest {
  private static final int BUYERS = 100_000;

  @Test
  void aHundredThousandRefusedBuyersAreOneRequestAndOneMessage() {
    ShopId shop = new ShopId("tea-house");
    StockKey sencha = StockKey.of(shop, new Sku("sencha"));
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    long before;
    try (Inventory inventory = Inventory.create(store)) {
      inventory.define(StockDefinition.withOpening(sencha, 1)).orElseThrow();
      RestockPolicy policy = RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10);
      inventory.setRestockPolicy(sencha, policy).orElseThrow();
      inventory.commit(order(shop, 0)).orElseThrow();
      before = inventory.level(sencha).orElseThrow().version();

      long refused =
          IntStream.rangeClosed(1, BUYERS)
              .parallel()
              .filter(i -> !inventory.commit(order(shop, i)).isDone())
              .count();

      assertThat(refused).isEqualTo(BUYERS);
    }
    try (Inventory inventory = Inventory.create(store)) {
      assertThat(store.restockOutbox().messages(shop, null, 10)).hasSize(1);
      assertThat(inventory.restockStatus(sencha).orElseThrow().requests()).isEqualTo(1);
      assertThat(inventory.restockStatus(sencha).orElseThrow().open())
          .extracting(OpenRequest::demand)
          .isEqualTo((long) BUYERS);
      assertThat(inventory.level(sencha).orElseThrow().version() - before)
          .as("writes of the level, about one for each second")
          .isLessThan(BUYERS / 100);
    }
  }

  private static CommitRequest order(ShopId shop, int buyer) {
    return CommitRequest.of(shop, new ReservationId("order-" + buyer), Line.of("sencha", 1));
  }
}
