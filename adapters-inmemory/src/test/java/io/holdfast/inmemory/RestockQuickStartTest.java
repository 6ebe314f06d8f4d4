package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Receipt;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.RestockRequestPublisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The README's restock, compiled and asserted. */
class RestockQuickStartTest {
  @Test
  void theEmptyShelfReachesTheFactoryAndTheGoodsComeBack() {
    List<RestockRequest> asked = new ArrayList<>();
    RestockRequestPublisher factory = asked::add;
    ShopId shop = new ShopId("tea-house");
    StockKey sencha = StockKey.of(shop, new Sku("sencha"));
    InMemoryInventoryStore store = InMemoryInventoryStore.create();
    Inventory inventory = Inventory.create(store);
    inventory.define(StockDefinition.withOpening(sencha, 2)).orElseThrow();

    // quick start
    // When the shelf is empty, ask for 10.
    RestockPolicy policy = RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10);
    inventory.setRestockPolicy(sencha, policy).orElseThrow();

    // The sale that empties the shelf puts one request into the outbox, in the same transaction.
    ReservationId ann = new ReservationId("order-ann");
    inventory.commit(CommitRequest.of(shop, ann, Line.of("sencha", 2))).orElseThrow();
    long incoming = inventory.level(sencha).orElseThrow().incoming(); // 10

    // The relay carries it to whoever makes the goods, until they have taken it.
    RestockRelay relay =
        RestockRelay.builder(store.restockOutbox(), factory).inventory(inventory).build();
    relay.runOnce(); // or relay.start(Duration.ofSeconds(1))

    // The goods come back under the id of the request. A repeated report adds nothing.
    RestockRequestId id = asked.get(0).id();
    ReceiveRequest delivery =
        ReceiveRequest.of(shop, new OperationId("delivery-4711"), Line.of("sencha", 10))
            .answering(id);
    Receipt receipt = inventory.receive(delivery).orElseThrow().receipt(); // COMPLETE
    inventory.receive(delivery).orElseThrow();
    // end
    assertThat(incoming).isEqualTo(10);
    assertThat(asked).hasSize(1);
    assertThat(receipt).extracting(Receipt::standing).isEqualTo(Receipt.Standing.COMPLETE);
    assertThat(inventory.level(sencha).orElseThrow().available()).isEqualTo(10);
  }

  @Test
  void theReadmeShowsThisVeryCode() throws IOException {
    String source =
        Files.readString(Path.of("src/test/java/io/holdfast/inmemory/RestockQuickStartTest.java"));
    int from = source.indexOf("// quick start\n") + "// quick start\n".length();
    String code =
        source.substring(from, source.indexOf("    // end\n")).stripTrailing().stripIndent();

    assertThat(Files.readString(Path.of("../README.md"))).contains(code);
  }
}
