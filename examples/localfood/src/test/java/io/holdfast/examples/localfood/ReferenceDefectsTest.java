package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.EventTape.ordered;
import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.TestMarket.orderOf;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.order.PaymentDouble.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The defects of the original services, one test each. Those that need a service to end or the
 * broker to be away are in the other tests.
 */
class ReferenceDefectsTest {
  private static final TestMarket MARKET = TestMarket.shared();

  private static Set<String> sand(long order) {
    return MARKET.tape.events("product-sand", "\"orderId\":" + order + ",").stream()
        .map(EventTape.Event::value)
        .collect(Collectors.toSet());
  }

  @Test
  void anEventThatIsDeliveredTwiceTakesTheStockOnce() {
    long shop = MARKET.shop(10);
    long order = MARKET.readyOrder(shop, 2);

    MARKET.tape.send("ordered", ordered(order, shop, 1L, 2));
    MARKET.tape.send("ordered", ordered(order, shop, 1L, 2));

    long later = MARKET.readyOrder(shop, 1);
    MARKET.awaitStock(shop, 7);
    MARKET.awaitSent();
    eventually().until(() -> !sand(later).isEmpty());
    // An event may be sent again; another one may not.
    eventually().untilAsserted(() -> assertThat(sand(order)).hasSize(1));
  }

  @Test
  void ordersAtTheSameTimeLoseNoUpdateOfTheStock() throws Exception {
    long shop = MARKET.shop(10);
    ExecutorService customers = Executors.newFixedThreadPool(8);
    List<Future<Long>> orders = new ArrayList<>();
    for (int i = 0; i < 14; i++) {
      orders.add(customers.submit(() -> MARKET.order(shop, 1)));
    }
    List<String> ends = new ArrayList<>();
    for (Future<Long> order : orders) {
      long id = order.get(1, TimeUnit.MINUTES);
      eventually().until(() -> !MARKET.status(id).equals("COMPLETE_ORDER"));
      ends.add(MARKET.status(id));
    }
    customers.shutdown();

    assertThat(Collections.frequency(ends, "READY_PRODUCT")).isEqualTo(10);
    assertThat(Collections.frequency(ends, "CANCEL_ORDER")).isEqualTo(4);
    MARKET.awaitStock(shop, 0);
  }

  @Test
  void aNegativeQuantityAddsNoStock() {
    long shop = MARKET.shop(10);

    Answer refused = MARKET.post(ORDER, "/order", orderOf(shop, -5));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\"message\":\"quantity: must be 1 to 1000000\"");
    MARKET.tape.send("ordered", ordered(7_000_001, shop, 1L, -5));
    MARKET.tape.awaitOrderCanceled(7_000_001);
    MARKET.awaitStock(shop, 10);
  }

  @Test
  void aFractionOfAnArticleIsNotRounded() {
    long shop = MARKET.shop(10);
    String fraction = orderOf(shop, 1).replace("\"quantity\":1", "\"quantity\":1.9");

    Answer refused = MARKET.post(ORDER, "/order", fraction);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\"message\":\"quantity: must be a whole number\"");
    Answer stock = MARKET.post(STORE, "/store", "{\"productId\":1,\"stock\":3.9}");
    assertThat(stock.status()).isEqualTo(400);
    assertThat(stock.body()).contains("\"message\":\"stock: must be a whole number\"");
    String event = ordered(7_000_011, shop, 1L, 1).replace("\"quantity\":1", "\"quantity\":1.9");
    MARKET.tape.send("ordered", event);
    eventually().until(() -> !MARKET.tape.events("ordered-dlt", "7000011").isEmpty());
    MARKET.awaitStock(shop, 10);
  }

  @Test
  void anOrderWithoutArticleIsRefusedAndNotForgotten() {
    long shop = MARKET.shop(10);

    Answer refused = MARKET.post(ORDER, "/order", "{\"storeId\":" + shop + ",\"quantity\":1}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body()).contains("\"message\":\"productId: required\"");
    MARKET.tape.send("ordered", ordered(7_000_002, shop, null, 1));
    MARKET.tape.awaitOrderCanceled(7_000_002);
  }

  @Test
  void aCancelThatComesAfterReadyGivesTheStockBack() {
    long shop = MARKET.shop(10);
    long order = MARKET.readyOrder(shop, 4);
    MARKET.awaitStock(shop, 6);
    MARKET.deliveryOf(order);

    MARKET.tape.send(
        "order-canceled",
        "{\"eventType\":\"OrderCanceledEvent\",\"timestamp\":1,\"orderId\":" + order + "}");

    MARKET.awaitStatus(order, "CANCEL_ORDER");
    MARKET.awaitStock(shop, 10);
    eventually().until(() -> MARKET.paymentOf(order) == State.REFUNDED);
  }

  @Test
  void readyAfterCancelChangesNothing() {
    long shop = MARKET.shop(1);
    long order = MARKET.order(shop, 2);
    MARKET.awaitStatus(order, "CANCEL_ORDER");

    MARKET.tape.sendSand(order, shop);

    MARKET.readyOrder(shop, 1);
    assertThat(MARKET.status(order)).isEqualTo("CANCEL_ORDER");
  }

  @Test
  void recordsThatCannotBeReadGoToTheDeadLetterTopic() {
    MARKET.tape.send("ordered", "no JSON, number one");
    MARKET.tape.send(
        "order-canceled", "{\"eventType\":\"OrderCanceledEvent\",\"note\":\"number two\"}");

    eventually().until(() -> !MARKET.tape.events("ordered-dlt", "number one").isEmpty());
    eventually().until(() -> !MARKET.tape.events("order-canceled-dlt", "number two").isEmpty());
    long shop = MARKET.shop(1);
    MARKET.readyOrder(shop, 1);
  }

  @Test
  void anUnknownArticleIsNoFaultOfTheServer() {
    Answer refused = MARKET.rename(999_999, "배");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).contains("\"message\":\"id, productId: there is no such shop");
  }

  @Test
  void clientsOfPlainJsonAreServed() {
    for (Answer answer :
        List.of(
            MARKET.get(ORDER, "/order", "Accept", "application/json"),
            MARKET.get(STORE, "/store", "Accept", "application/json"))) {
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    }
  }

  @Test
  void nobodyChangesRowsBesideTheServices() {
    long shop = MARKET.shop(1);
    long order = MARKET.readyOrder(shop, 1);
    for (String path : List.of("/orders", "/orders/" + order, "/profile", "/", "/h2-console")) {
      assertThat(MARKET.get(ORDER, path).status()).as(path).isEqualTo(404);
    }
    assertThat(
            MARKET
                .send(ORDER, "PATCH", "/orders/" + order, "{\"status\":\"CANCEL_ORDER\"}")
                .status())
        .isEqualTo(404);
    assertThat(MARKET.send(STORE, "DELETE", "/stores/" + shop, null).status()).isEqualTo(404);
    assertThat(MARKET.status(order)).isEqualTo("READY_PRODUCT");
  }

  @Test
  void aDeliveryWithAnAddressIsWrittenAsJson() {
    long order = MARKET.readyOrder(MARKET.shop(1), 1);
    MARKET.deliveryOf(order);

    assertThat(MARKET.get(DELIVERY, "/delivery/order/" + order).withoutTimes())
        .matches(
            "\\{\"id\":\\d+,\"status\":\"READY\",\"deliveryAddresses\":\\[\\{\"id\":\\d+,"
                + "\"addressName\":null,\"zipCode\":null,\"basicAddress\":\"서울시 서초구 효령로 147\","
                + "\"detailAddress\":null}],\"createdAt\":TIME,\"updatedBy\":TIME}");
  }

  @Test
  void listsHaveAnEndAndALinkToWhatFollows() {
    long first = MARKET.shop(1);
    long second = MARKET.shop(1);
    long third = MARKET.shop(1);

    Answer page = MARKET.get(STORE, "/store?after=" + (first - 1) + "&limit=2");

    assertThat(page.body())
        .contains("\"id\":" + first + ",", "\"id\":" + second + ",")
        .doesNotContain("\"id\":" + third + ",")
        .contains(
            "\"next\":{\"href\":\"" + MARKET.url(STORE, "/store?after=" + second + "&limit=2"));
    assertThat(MARKET.get(ORDER, "/order?limit=1001").body())
        .contains("\"message\":\"limit: must be 1 to 1000\"");
  }

  @Test
  void anUnknownDeliveryIsNoFaultOfTheServer() {
    Answer refused = MARKET.carrier(999_999, "complete");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.body()).contains("\"message\":\"id: no such delivery\"");
  }
}
