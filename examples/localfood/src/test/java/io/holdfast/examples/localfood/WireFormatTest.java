package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.TestMarket.orderOf;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.market.MarketService;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clients of the original services send and get, byte for byte but for times. */
class WireFormatTest {
  private static final TestMarket MARKET = TestMarket.shared();
  private static final Map<String, String> HEADERS =
      Map.of(
          "contentType", "application/json",
          "target-protocol", "kafka",
          "spring_json_header_types",
              "{\"contentType\":\"java.lang.String\",\"target-protocol\":\"java.lang.String\"}");

  private static String links(MarketService service, String path) {
    return "\"_links\":{\"self\":{\"href\":\"" + MARKET.url(service, path) + "\"}}";
  }

  private static String storeText(long id, int stock) {
    return ("{\"id\":%d,\"productId\":1,\"productName\":\"사과\",\"stock\":%d,"
            + "\"createdAt\":TIME,\"updatedBy\":TIME")
        .formatted(id, stock);
  }

  private static String orderText(long id, long shop, String status) {
    return ("{\"id\":%d,\"storeId\":%d,\"productId\":1,\"productName\":\"사과\",\"quantity\":2,"
            + "\"status\":\"%s\",\"createdAt\":TIME,\"updatedBy\":TIME")
        .formatted(id, shop, status);
  }

  @Test
  void aShopIsOpenedAndListed() {
    Answer opened =
        MARKET.post(STORE, "/store", "{\"productId\":1,\"productName\":\"사과\",\"stock\":3}");
    long id = opened.number("id");

    assertThat(opened.status()).isEqualTo(200);
    assertThat(opened.header("Content-Type")).isEqualTo("application/hal+json");
    assertThat(opened.withoutTimes())
        .isEqualTo(storeText(id, 3) + "," + links(STORE, "/store") + "}");
    Answer list = MARKET.get(STORE, "/store?after=" + (id - 1));
    assertThat(list.header("Content-Type")).isEqualTo("application/hal+json");
    assertThat(list.withoutTimes())
        .startsWith("{\"_embedded\":{\"storeModels\":[" + storeText(id, 3) + "}")
        .endsWith("]}," + links(STORE, "/store") + "}");
  }

  @Test
  void anEmptyListHasNoEmbeddedThings() {
    assertThat(MARKET.get(ORDER, "/order?after=999999").body())
        .isEqualTo("{" + links(ORDER, "/order") + "}");
    assertThat(MARKET.get(STORE, "/store?after=999999").body())
        .isEqualTo("{" + links(STORE, "/store") + "}");
  }

  @Test
  void anOrderIsAnsweredListedAndTold() {
    long shop = MARKET.shop(3);

    Answer ordered = MARKET.post(ORDER, "/order", orderOf(shop, 2).replace("}", ",\"x\":1}"));
    long id = ordered.number("id");

    assertThat(ordered.status()).isEqualTo(200);
    assertThat(ordered.header("Content-Type")).isEqualTo("application/hal+json");
    assertThat(ordered.withoutTimes())
        .isEqualTo(orderText(id, shop, "COMPLETE_ORDER") + "," + links(ORDER, "/order") + "}");
    MARKET.awaitStatus(id, "READY_PRODUCT");
    assertThat(MARKET.get(ORDER, "/order?after=" + (id - 1)).withoutTimes())
        .startsWith(
            "{\"_embedded\":{\"orderModels\":[" + orderText(id, shop, "READY_PRODUCT") + "}");
    told(
        "ordered",
        "\"id\":" + id + ",",
        ("{\"eventType\":\"OrderedEvent\",\"timestamp\":NUMBER,\"id\":%d,\"storeId\":%d,"
                + "\"productId\":1,\"quantity\":2,\"createdAt\":TIME,\"updatedBy\":TIME}")
            .formatted(id, shop));
    told(
        "product-sand",
        "\"orderId\":" + id + ",",
        ("{\"eventType\":\"ProductSandEvent\",\"timestamp\":NUMBER,\"orderId\":%d,\"storeId\":%d,"
                + "\"productId\":1,\"address\":\"서울시 서초구 효령로 147\"}")
            .formatted(id, shop));
  }

  private static void told(String topic, String about, String text) {
    eventually().until(() -> !MARKET.tape.events(topic, about).isEmpty());
    EventTape.Event event = MARKET.tape.events(topic, about).get(0);
    String value = new Answer(200, null, event.value()).withoutTimes();
    assertThat(value.replaceAll("\"timestamp\":\\d{13}", "\"timestamp\":NUMBER")).isEqualTo(text);
    assertThat(event.keyed()).isFalse();
    assertThat(event.headers()).isEqualTo(HEADERS);
  }

  @Test
  void anOrderThatCannotBeServedIsCancelled() {
    long shop = MARKET.shop(1);

    long id = MARKET.order(shop, 2);

    MARKET.awaitStatus(id, "CANCEL_ORDER");
    told(
        "order-canceled",
        "\"orderId\":" + id + "}",
        "{\"eventType\":\"OrderCanceledEvent\",\"timestamp\":NUMBER,\"orderId\":" + id + "}");
    long unknown = MARKET.order(999_999, 2);
    MARKET.awaitStatus(unknown, "CANCEL_ORDER");
  }

  @Test
  void anArticleIsRenamedInItsOrders() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);

    Answer renamed = MARKET.rename(shop, "배");

    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.withoutTimes())
        .startsWith("{\"id\":" + shop + ",\"productId\":1,\"productName\":\"배\",\"stock\":")
        .endsWith(links(STORE, "/store") + "}");
    eventually()
        .untilAsserted(
            () ->
                assertThat(MARKET.get(ORDER, "/order/" + order + "/status").body())
                    .contains("\"productName\":\"배\""));
    told(
        "product-changed",
        "\"id\":" + shop + ",",
        ("{\"eventType\":\"ProductChangeEvent\",\"timestamp\":NUMBER,\"id\":%d,"
                + "\"productId\":1,\"productName\":\"배\"}")
            .formatted(shop));
  }

  @Test
  void badRequestsAreRefusedAsBefore() {
    refused(MARKET.post(ORDER, "/order", "{"), 400, "Bad Request", "/order");
    refused(MARKET.post(ORDER, "/order", "{\"storeId\":\"x\"}"), 400, "Bad Request", "/order");
    refused(
        MARKET.post(ORDER, "/order", null, "Content-Type", "application/json"),
        400,
        "Bad Request",
        "/order");
    refused(
        MARKET.post(ORDER, "/order", "x", "Content-Type", "text/plain"),
        415,
        "Unsupported Media Type",
        "/order");
    Answer method = MARKET.send(STORE, "DELETE", "/store", null);
    refused(method, 405, "Method Not Allowed", "/store");
    assertThat(method.header("Allow").split(", ?")).containsExactlyInAnyOrder("GET", "POST");
    refused(MARKET.get(ORDER, "/order/1"), 404, "Not Found", "/order/1");
  }

  private static void refused(Answer answer, int status, String error, String path) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.withoutTimes())
        .isEqualTo(
            "{\"timestamp\":TIME,\"status\":%d,\"error\":\"%s\",\"path\":\"%s\"}"
                .formatted(status, error, path));
    assertThat(answer.body()).containsPattern("\\.\\d{3}\\+00:00\"");
  }

  @Test
  void aDeliveryIsCreatedListedAndCompletedUnderTest() {
    Answer created = MARKET.post(DELIVERY, "/test", null);
    long id = created.number("id");

    assertThat(created.header("Content-Type")).isEqualTo("application/json");
    assertThat(created.withoutTimes())
        .isEqualTo(
            ("{\"id\":%d,\"status\":null,\"deliveryAddresses\":[],"
                    + "\"createdAt\":TIME,\"updatedBy\":TIME}")
                .formatted(id));
    assertThat(MARKET.get(DELIVERY, "/test?after=" + (id - 1)).withoutTimes())
        .startsWith("[{\"id\":" + id + ",\"status\":null,\"deliveryAddresses\":[],");
  }

  @Test
  void onlyHealthIsToldByTheActuator() {
    for (MarketService service : MarketService.values()) {
      Answer health = MARKET.get(service, "/actuator/health");
      assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
      assertThat(health.header("Content-Type"))
          .isEqualTo("application/vnd.spring-boot.actuator.v3+json");
      assertThat(MARKET.get(service, "/actuator/env").status()).isEqualTo(404);
    }
  }
}
