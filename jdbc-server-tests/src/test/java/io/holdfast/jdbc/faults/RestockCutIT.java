package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.restock.spi.OutboxMessage;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a connection that breaks during a sale that decides a restock, or during the receipt of its
 * goods. The request is stored once, if and only if the sale is, and the goods are booked once.
 */
@Timeout(180)
class RestockCutIT {
  private static final int MOST_COMMANDS = 200;

  static Stream<Arguments> cuts() {
    return breaks(Fault.CUT_BEFORE, Fault.LOSE_ANSWER, Fault.STALL_ANSWER);
  }

  static Stream<Arguments> breaks() {
    return breaks(Fault.CUT_BEFORE, Fault.LOSE_ANSWER);
  }

  private static Stream<Arguments> breaks(Fault... faults) {
    return TestDatabase.servers()
        .flatMap(server -> Stream.of(faults).map(fault -> Arguments.of(server, fault)));
  }

  @ParameterizedTest
  @MethodSource("cuts")
  void theSaleAndItsRequestAreThereOnceWhenTheCommitIsCut(ServerDatabase database, Fault fault)
      throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database, Duration.ofSeconds(1))) {
      stock(shop, "vase");
      shop.proxy().onNextCommit(fault);

      Receipts receipts = sell(shop.inventory(), "vase");

      assertThat(shop.proxy().isSpent()).isTrue();
      asked(shop, "vase");
      Books.agreeWith(receipts, shop.inventory());
      assertThat(receipts.faults()).as("faults").isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void theSameIdTellsLaterOfTheSaleAndThereIsOneRequest(ServerDatabase database, Fault fault)
      throws Exception {
    try (ProxiedShop shop = ProxiedShop.openImpatient(database)) {
      stock(shop, "vase");
      Order order = Order.commit("order-vase", Shop.line("vase", 1));
      shop.proxy().onNextCommitAndIsolate(fault);
      assertThatThrownBy(() -> commit(shop, order)).isInstanceOf(OutcomeUnknownException.class);

      shop.proxy().heal();
      Outcome<Reservation> repeated = commit(shop, order);

      assertThat(repeated.isDone()).isTrue();
      assertThat(repeated.isReplayed()).isEqualTo(fault == Fault.LOSE_ANSWER);
      asked(shop, "vase");
      Books.areClean(shop.inventory());
    }
  }

  @ParameterizedTest
  @MethodSource("breaks")
  void neitherTheBuyerNorTheFactoryNoticesWhicheverCommandBreaks(
      ServerDatabase database, Fault fault) throws Exception {
    try (ProxiedShop shop = ProxiedShop.open(database)) {
      int command = 0;
      boolean reached = true;
      while (reached && command < MOST_COMMANDS) {
        String sku = "vase-" + ++command;
        stock(shop, sku);
        shop.proxy().onCommand(command, fault);
        Receipts receipts = sell(shop.inventory(), sku);
        receive(shop, sku);
        reached = shop.proxy().isSpent();
        shop.proxy().onNextCommit(Fault.NONE);

        assertThat(receipts.faults()).as("faults at command %s", command).isZero();
        Books.agreeWith(receipts, shop.inventory());
        assertThat(Shop.level(shop.inventory(), sku).onHand()).as(sku).isEqualTo(11);
        RestockStatus restock = shop.inventory().restockStatus(Shop.key(sku)).orElseThrow();
        assertThat(restock.requests()).as(sku).isOne();
        assertThat(restock.open()).as(sku).isNull();
      }
      // Each of sale and receipt reads, writes and commits.
      assertThat(command).isBetween(5, MOST_COMMANDS - 1);
      assertThat(messages(shop)).hasSize(command);
    }
  }

  /** Stocks one piece; its sale requests ten. */
  private static void stock(ProxiedShop shop, String sku) {
    Shop.stock(shop.inventory(), sku, 1);
    shop.inventory()
        .setRestockPolicy(Shop.key(sku), RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
  }

  private static Receipts sell(Inventory inventory, String sku) {
    Receipts receipts = new Receipts();
    new Buyer(inventory, receipts).settle(Order.commit("order-" + sku, Shop.line(sku, 1)));
    return receipts;
  }

  private static Outcome<Reservation> commit(ProxiedShop shop, Order order) {
    return shop.inventory()
        .commit(CommitRequest.of(Shop.ID, order.id(), order.lines().toArray(Line[]::new)));
  }

  private static void receive(ProxiedShop shop, String sku) {
    ReceiveRequest goods =
        ReceiveRequest.of(Shop.ID, new OperationId("goods-" + sku), Shop.line(sku, 10))
            .answering(open(shop, Shop.key(sku)).id());
    Outcome<StockChange> outcome = shop.inventory().receive(goods);
    assertThat(outcome.isDone()).as("%s", outcome).isTrue();
  }

  /** Asserts that the stock key has one request, and that the outbox has only this one. */
  private static void asked(ProxiedShop shop, String sku) {
    RestockRequest request = open(shop, Shop.key(sku));
    assertThat(request.number()).isOne();
    assertThat(messages(shop)).containsExactly(request);
    assertThat(Shop.level(shop.inventory(), sku).committed()).isOne();
  }

  private static RestockRequest open(ProxiedShop shop, StockKey key) {
    return shop.inventory().restockStatus(key).orElseThrow().open().request();
  }

  private static List<RestockRequest> messages(ProxiedShop shop) {
    return JdbcInventoryStore.builder(shop.pool())
        .build()
        .restockOutbox()
        .messages(Shop.ID, null, MOST_COMMANDS)
        .stream()
        .map(OutboxMessage::content)
        .toList();
  }
}
