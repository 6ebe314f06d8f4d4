package io.holdfast.http.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.http.Requests;
import io.holdfast.inventory.error.ConfigurationException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonFactoryFormatTest {
  private static final URI CALLBACK = URI.create("https://shop.example/callback");

  @Test
  void writesWhatItsCommentDraws() {
    String id = Requests.request(7).id().value();
    assertThat(JsonFactoryFormat.create(CALLBACK).body(Requests.request(7)))
        .isEqualTo(
            "{\"requestId\":\""
                + id
                + "\",\"supplier\":\"FF-500293\",\"shop\":\"busan-donuts\",\"sku\":\"CP-502101\","
                + "\"location\":\"main\",\"quantity\":10,"
                + "\"requestedAt\":\"2026-11-21T13:00:00.000001Z\","
                + "\"dueAt\":\"2026-11-28T13:00:00.000001Z\","
                + "\"callbackUrl\":\"https://shop.example/callback?request="
                + id
                + "\"}");
  }

  @Test
  void keepsTheQueryThatACallbackUrlHas() {
    assertThat(JsonFactoryFormat.create(URI.create(CALLBACK + "?shop=x")).body(Requests.request(1)))
        .contains("callback?shop=x&request=1-");
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
    assertThatThrownBy(() -> JsonFactoryFormat.create(URI.create(url)))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("callback: ")
        .hasMessageNotContaining("secret");
  }
}
