package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.EventTape.ordered;
import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.market.MarketService;
import io.holdfast.examples.localfood.order.PaymentDouble.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events that come three times, late, or in another order than they happened. */
class EventFaultsTest {
  private static final TestMarket MARKET = TestMarket.shared();
  private static final List<String> TOPICS =
      List.of(
          "ordered",
          "product-sand",
          "cancel-requested",
          "delivery-started",
          "delivery-completed",
          "delivery-canceled");

  private static List<EventTape.Event> eventsOf(long order) {
    List<EventTape.Event> events = new ArrayList<>();
    for (String topic : TOPICS) {
      String id = topic.equals("ordered") ? "\"id\":" : "\"orderId\":";
      events.addAll(MARKET.tape.events(topic, id + order + ","));
    }
    return events;
  }

  /** What was told of an order. The same event may be sent more than once. */
  private static Set<String> valuesOf(long order) {
    return eventsOf(order).stream().map(EventTape.Event::value).collect(Collectors.toSet());
  }

  /** Sends again all that was told of an order, twice, the last first. */
  private static void repeat(long order) {
    List<EventTape.Event> events = eventsOf(order);
    Collections.reverse(events);
    for (int i = 0; i < 2; i++) {
      events.forEach(it -> MARKET.tape.send(it.topic(), it.value()));
    }
    // What is sent now is handled after them.
    long other = MARKET.readyOrder(MARKET.shop(1), 1);
    MARKET.carrier(MARKET.deliveryOf(other), "start");
    MARKET.awaitStatus(other, "START_DELIVERY");
  }

  @Test
  void aDeliveredOrderStaysDelivered() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);
    long delivery = MARKET.deliveryOf(order);
    MARKET.carrier(delivery, "start");
    MARKET.carrier(delivery, "complete");
    MARKET.awaitStatus(order, "COMPLETE_DELIVERY");
    eventually().until(() -> valuesOf(order).size() == 4);

    repeat(order);

    assertThat(MARKET.status(order)).isEqualTo("COMPLETE_DELIVERY");
    assertThat(MARKET.deliveryOf(order)).isEqualTo(delivery);
    assertThat(MARKET.paymentOf(order)).isEqualTo(State.PAID);
    MARKET.awaitStock(shop, 1);
  }

  @Test
  void aCancelledOrderStaysCancelled() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);
    MARKET.deliveryOf(order);
    MARKET.cancel(order);
    MARKET.awaitStatus(order, "CANCEL_ORDER");
    eventually().until(() -> valuesOf(order).size() == 4);

    repeat(order);

    assertThat(MARKET.status(order)).isEqualTo("CANCEL_ORDER");
    MARKET.awaitStock(shop, 3);
    assertThat(MARKET.carrier(MARKET.deliveryOf(order), "start").status()).isEqualTo(409);
  }

  @Test
  void aCancelThatOvertakesTheGoodsStopsTheirDelivery() {
    long order = 8_000_001;
    MARKET.tape.send(
        "cancel-requested",
        "{\"eventType\":\"CancelRequestedEvent\",\"timestamp\":1,\"orderId\":%d,\"storeId\":1}"
            .formatted(order));
    MARKET.deliveryOf(order);

    MARKET.tape.sendSand(order, 1);

    MARKET.deliveryOf(MARKET.readyOrder(MARKET.shop(1), 1));
    assertThat(MARKET.get(DELIVERY, "/delivery/order/" + order).body())
        .contains("\"status\":\"CANCEL\"");
  }

  @Test
  void aCancelThatOvertakesTheOrderLeavesTheStock() {
    long shop = MARKET.shop(3);
    long order = 8_000_002;
    MARKET.tape.send(
        "delivery-canceled",
        ("{\"eventType\":\"DeliveryCanceledEvent\",\"timestamp\":1,"
                + "\"orderId\":%d,\"storeId\":%d,\"deliveryId\":1}")
            .formatted(order, shop));
    awaitHandled(STORE, "DeliveryCanceledEvent:" + order);

    MARKET.tape.send("ordered", ordered(order, shop, 1L, 2));

    MARKET.tape.awaitOrderCanceled(order);
    MARKET.awaitStock(shop, 3);
  }

  private static void awaitHandled(MarketService service, String event) {
    eventually().until(() -> MARKET.rows(service, "inbox WHERE event = '" + event + "'") == 1);
  }

  @Test
  void anOlderNameDoesNotReplaceANewerOne() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 1);
    rename(shop, 2_000, "newer");
    eventually()
        .until(() -> MARKET.get(ORDER, "/order/" + order + "/status").body().contains("newer"));

    rename(shop, 1_000, "older");
    rename(8_000_003, 1_000, "handled after it");
    awaitHandled(ORDER, "ProductChangeEvent:8000003:1:1000");

    assertThat(MARKET.get(ORDER, "/order/" + order + "/status").body())
        .contains("\"productName\":\"newer\"");
  }

  private static void rename(long shop, long time, String name) {
    MARKET.tape.send(
        "product-changed",
        ("{\"eventType\":\"ProductChangeEvent\",\"timestamp\":%d,"
                + "\"id\":%d,\"productId\":1,\"productName\":\"%s\"}")
            .formatted(time, shop, name));
  }
}
