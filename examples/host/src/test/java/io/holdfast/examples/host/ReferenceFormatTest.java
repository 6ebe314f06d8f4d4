package io.holdfast.examples.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.http.callback.Arrival;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFormatTest {
  private static final Instant NOW = Instant.parse("2026-11-21T13:00:00.000001Z");
  private static final URI CALLBACK = URI.create("https://shop.example/callback");

  @Test
  void asksFactoAutoFieldByField() {
    assertThat(ReferenceFormat.factoAuto("부산도너츠", "051-000-0000", CALLBACK).body(request(7)))
        .isEqualTo(
            "{\"MessageGroupId\":\"stock-arrival-group\","
                + "\"MessageAttributeProductId\":\"CP-502101\","
                + "\"MessageAttributeProductCnt\":10,"
                + "\"MessageAttributeFactoryId\":\"FF-500293\","
                + "\"MessageAttributeRequester\":\"부산도너츠\","
                + "\"MessageAttributeTel\":\"051-000-0000\","
                + "\"CallbackUrl\":\"https://shop.example/callback?request="
                + request(7).id()
                + "\"}");
  }

  @Test
  void asksTheMsaFactoryFieldByField() {
    assertThat(ReferenceFormat.msa("shop", it -> CALLBACK).body(request(7)))
        .isEqualTo(
            "{\"MessageAttributeGroupId\":\"stock-arrival-group\","
                + "\"MessageAttributeProductId\":\"CP-502101\","
                + "\"MessageAttributeProductCnt\":10,"
                + "\"MessageAttributeFactoryId\":\"FF-500293\","
                + "\"MessageAttributeRequester\":\"shop\","
                + "\"CallbackUrl\":\"https://shop.example/callback?request="
                + request(7).id()
                + "\"}");
  }

  @Test
  void keepsTheQueryThatACallbackUrlHas() {
    assertThat(
            ReferenceFormat.msa("shop", it -> URI.create(CALLBACK + "?shop=" + it.key().shop()))
                .body(request(1)))
        .contains("callback?shop=busan-donuts&request=1-");
  }

  @Test
  void readsTheCallbackOfTheReferenceSystemsAndAnswersInTheirWords() {
    String body =
        "{\"MessageGroupId\":\"stock-arrival-group\",\"MessageAttributeProductId\":\"CP-502101\","
            + "\"MessageAttributeProductCnt\":\"10\",\"MessageAttributeFactoryId\":\"FF-500293\","
            + "\"MessageAttributeRequester\":\"부산도너츠\",\"MessageAttributeTel\":\"051-000-0000\","
            + "\"CallbackUrl\":\"https://shop.example/\"}";
    Arrival arrival =
        ReferenceFormat.callbacks()
            .read(body.getBytes(StandardCharsets.UTF_8), "/send?request=1-a-b");

    assertThat(arrival.request()).hasToString("1-a-b");
    assertThat(arrival.sku()).hasToString("CP-502101");
    assertThat(arrival.quantity()).isEqualTo(10);
    assertThat(ReferenceFormat.callbacks().received()).isEqualTo("{\"message\":\"입고완료\"}");
  }

  private static RestockRequest request(long number) {
    StockKey key = new StockKey(new ShopId("busan-donuts"), new Sku("CP-502101"), Location.MAIN);
    return new RestockRequest(
        RestockRequestId.of(key, number, NOW),
        key,
        new SupplierId("FF-500293"),
        10,
        number,
        NOW,
        NOW.plus(Duration.ofDays(7)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://shop.example/",
        "/callback",
        "https:callback",
        "https://me:secret@shop.example/",
        "https://shop.example/#part"
      })
  void refusesACallbackUrlThatNoFactoryCouldUse(String url) {
    assertThatThrownBy(() -> ReferenceFormat.factoAuto("shop", "tel", URI.create(url)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("callback: ")
        .hasMessageNotContaining("secret");
    ReferenceFormat msa = ReferenceFormat.msa("shop", it -> URI.create(url));
    assertThatThrownBy(() -> msa.body(request(7)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("callback: ")
        .hasMessageNotContaining("secret");
  }
}
