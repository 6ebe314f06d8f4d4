package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The base of restock tests: an inventory that records its requests. */
abstract class RestockTests extends CrowdTests {
  static final SupplierId FACTORY = new SupplierId("FF-500293");

  final List<RestockRequest> requests = new CopyOnWriteArrayList<>();
  final List<Receipt> surpluses = new CopyOnWriteArrayList<>();

  @BeforeEach
  final void listen() {
    inventory = Inventory.builder(store).listener(listener()).build();
  }

  @AfterEach
  final void everyRequestIsInTheOutboxOnce() {
    assertThat(fixture.requests(store, shop)).containsExactlyInAnyOrderElementsOf(requests);
  }

  final InventoryListener listener() {
    return new InventoryListener() {
      @Override
      public void onRestockRequested(List<RestockRequest> more) {
        requests.addAll(more);
      }

      @Override
      public void onSurplus(StockKey key, Receipt receipt) {
        surpluses.add(receipt);
      }
    };
  }

  final StockKey restocked(String sku, long onHand, RestockPolicy policy) {
    return restocked(stock(sku, onHand), policy);
  }

  final StockKey restocked(StockKey key, RestockPolicy policy) {
    inventory.setRestockPolicy(key, policy).orElseThrow();
    return key;
  }

  final RestockStatus restock(StockKey key) {
    return inventory.restockStatus(key).orElseThrow();
  }

  final RestockRequest open(StockKey key) {
    OpenRequest open = restock(key).open();
    assertThat(open).as("open request of %s", key).isNotNull();
    return Objects.requireNonNull(open).request();
  }

  final ReceiveRequest delivery(String id, StockKey key, long pieces, RestockRequest request) {
    return ReceiveRequest.of(shop, operation(id), Line.of(key.sku().value(), pieces))
        .answering(request.id());
  }

  final Receipt received(String id, StockKey key, long pieces, RestockRequest request) {
    return Objects.requireNonNull(
        inventory.receive(delivery(id, key, pieces, request)).orElseThrow().receipt());
  }
}
