package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.http.Requests;
import io.holdfast.inventory.error.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceFormatTest {
  private static final URI CALLBACK = URI.create("https://shop.example/callback");

  @Test
  void asksFactoAutoFieldByField() {
    assertThat(
            ReferenceFormat.factoAuto("부산도너츠", "051-000-0000", CALLBACK).body(Requests.request(7)))
        .isEqualTo(
            "{\"MessageGroupId\":\"stock-arrival-group\","
                + "\"MessageAttributeProductId\":\"CP-502101\","
                + "\"MessageAttributeProductCnt\":10,"
                + "\"MessageAttributeFactoryId\":\"FF-500293\","
                + "\"MessageAttributeRequester\":\"부산도너츠\","
                + "\"MessageAttributeTel\":\"051-000-0000\","
                + "\"CallbackUrl\":\"https://shop.example/callback?request="
                + Requests.request(7).id()
                + "\"}");
  }

  @Test
  void asksTheMsaFactoryFieldByField() {
    assertThat(ReferenceFormat.msa("shop", CALLBACK).withRequestId().body(Requests.request(7)))
        .isEqualTo(
            "{\"MessageAttributeGroupId\":\"stock-arrival-group\","
                + "\"MessageAttributeProductId\":\"CP-502101\","
                + "\"MessageAttributeProductCnt\":10,"
                + "\"MessageAttributeFactoryId\":\"FF-500293\","
                + "\"MessageAttributeRequester\":\"shop\","
                + "\"CallbackUrl\":\"https://shop.example/callback?request="
                + Requests.request(7).id()
                + "\",\"RestockRequestId\":\""
                + Requests.request(7).id()
                + "\"}");
  }

  @Test
  void keepsTheQueryThatACallbackUrlHas() {
    assertThat(
            ReferenceFormat.msa("shop", CALLBACK)
                .callback(it -> URI.create(CALLBACK + "?shop=" + it.key().shop()))
                .body(Requests.request(1)))
        .contains("callback?shop=busan-donuts&request=1-");
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
    assertThatThrownBy(() -> ReferenceFormat.msa("shop", URI.create(url)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("callback: ")
        .hasMessageNotContaining("secret");
  }
}
