package io.holdfast.examples.factoauto;

import io.holdfast.examples.host.ShopHost;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** Somebody who calls a shop over HTTP. */
final class Client {
  static final String SOLD = "200 {\"message\":\"판매완료\"}";
  static final String EMPTY = "200 {\"message\":\"재고부족, 제품 생산 요청!\"}";
  static final String RECEIVED = "200 {\"message\":\"입고완료\"}";

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI shop;

  Client(ShopHost shop) {
    this.shop = shop.url();
  }

  /** The body that the reference system's clients send. */
  static String purchase(String product) {
    return "{\"MessageGroupId\":\"stock-empty-group\",\"subject\":\"부산도너츠\",\"message\":\"재고 부족\","
        + "\"MessageAttributeProductId\":\""
        + product
        + "\",\"MessageAttributeFactoryId\":\"FF-500293\"}";
  }

  String buy() {
    return post("/send", purchase("CP-502101"), Map.of());
  }

  /** The status and the body of the answer. */
  String post(String path, String body, Map<String, String> headers) {
    return post(shop.resolve(path), body, headers);
  }

  String post(URI url, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(url)
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
