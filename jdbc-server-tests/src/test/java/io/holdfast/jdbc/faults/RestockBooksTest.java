package io.holdfast.jdbc.faults;

import static io.holdfast.jdbc.faults.FailingCheck.fails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import io.holdfast.restock.spi.PublishingException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the checks of restock pass on correct data and find each error. */
class RestockBooksTest {
  private static final StockKey LAMP = Shop.key("lamp");
  private static final long OPENING = 1;

  private final TestSchema schema = TestDatabase.h2().fresh();
  private final Factory factory = new Factory(new Random(1));
  private Till till;

  @BeforeEach
  void sellOut() {
    var pool = schema.pool();
    till = new Till(pool, JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build());
    factory.deliversTo(inventory());
    Shop.stock(inventory(), "lamp", OPENING);
    inventory()
        .setRestockPolicy(LAMP, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
    sell("order-1");
  }

  @AfterEach
  void close() {
    factory.close();
    till.close();
    schema.close();
  }

  @Test
  void agreeWhereAllIsWell() {
    publish(open());
    awaitQuiet();

    RestockBooks.agree(List.of(LAMP), OPENING, till, factory);
    Books.agreeWith(till.receipts(), inventory());
  }

  @Test
  void missARequestThatNeverReachedTheFactory() {
    RestockRequestId id = open().id();
    assertThat(till.store().restockOutbox().withdraw(Shop.ID, id)).isTrue();
    inventory().cancelRestock(LAMP, id).orElseThrow();

    fails(this::agree, "that have reached the factory");
  }

  @Test
  void findARequestThatNobodyHasDecided() {
    RestockRequest request = open();
    publish(request);
    publish(next(request));
    awaitQuiet();

    fails(this::agree, "what the factory found wrong");
  }

  @Test
  void findARequestThatCameUnderTwoIds() {
    RestockRequest request = open();
    publish(request);
    publish(
        new RestockRequest(
            RestockRequestId.of(LAMP, 1, Instant.EPOCH),
            LAMP,
            request.supplier(),
            10,
            1,
            request.requestedAt(),
            request.dueAt()));

    fails(this::agree, "what the factory found wrong");
  }

  @Test
  void findGoodsThatWereBookedTwice() {
    publish(open());
    awaitQuiet();
    inventory()
        .receive(ReceiveRequest.of(Shop.ID, new OperationId("again"), Shop.line("lamp", 5)))
        .orElseThrow();

    fails(this::agree, "on hand of");
  }

  @Test
  void findARefusedOrderThatIsStored() {
    Receipts receipts = new Receipts();
    receipts.refuse(Order.commit("order-1", Shop.line("lamp", 1)));

    fails(() -> Books.agreeWith(receipts, inventory()), "refused orders that are stored");
  }

  private void agree() {
    RestockBooks.agree(List.of(LAMP), OPENING, till, factory);
  }

  private void awaitQuiet() {
    await("the end of all deliveries").until(factory::isQuiet);
  }

  private Inventory inventory() {
    return till.inventory();
  }

  private void sell(String id) {
    new Buyer(inventory(), till.receipts()).settle(Order.commit(id, Shop.line("lamp", 1)));
  }

  private RestockRequest open() {
    return inventory().restockStatus(LAMP).orElseThrow().open().request();
  }

  private static RestockRequest next(RestockRequest before) {
    return new RestockRequest(
        RestockRequestId.of(LAMP, before.number() + 1, before.requestedAt()),
        LAMP,
        before.supplier(),
        10,
        before.number() + 1,
        before.requestedAt(),
        before.dueAt());
  }

  /** Publishes as a relay that does not give up. */
  private void publish(RestockRequest request) {
    boolean accepted = false;
    while (!accepted) {
      try {
        factory.publish(request);
        accepted = true;
      } catch (PublishingException lost) {
        assertThat(lost.isRetryable()).isTrue();
      }
    }
  }
}
