package io.holdfast.http.callback;

import static io.holdfast.http.callback.ShopFixture.KEY;
import static io.holdfast.http.callback.ShopFixture.RECEIVED;
import static io.holdfast.http.callback.ShopFixture.SHOP;
import static io.holdfast.http.callback.ShopFixture.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.Logged;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests callbacks of factories that cannot sign. */
class UnsignedCallbackTest {
  private final ShopFixture shop = new ShopFixture();
  private final RestockCallback callback = shop.unsignedCallback().build();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void isOffUnlessItIsAskedFor() {
    RestockCallback signedOnly = shop.callback().build();
    assertThat(signedOnly.handle(SHOP, post(shop.target(), body(10))).status()).isEqualTo(401);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void isOffForAShopThatHasAKey() {
    RestockCallback mixed = shop.unsignedCallback().keys(SHOP, KEY).build();
    assertThat(mixed.handle(SHOP, post(shop.target(), body(10))).status()).isEqualTo(401);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void saysAloudThatItIsOn() {
    String log = Logged.during(() -> shop.unsignedCallback().build());
    assertThat(log).contains("WARN").contains("without a signature");
  }

  @Test
  void booksTheGoodsOnceHoweverOftenTheCallbackComes() {
    CallbackRequest request = post(shop.target(), body(10));
    for (int i = 0; i < 3; i++) {
      CallbackResponse response = callback.handle(SHOP, request);
      assertThat(response.status()).isEqualTo(200);
      assertThat(response.body()).isEqualTo(RECEIVED);
      shop.clock.advance(Duration.ofDays(9));
    }
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  @Test
  void countsWhatItTakes() {
    RecordingListener heard = new RecordingListener();
    RestockCallback counting = shop.unsignedCallback().listener(heard).build();
    counting.handle(SHOP, post(shop.target(), body(10)));
    assertThat(heard.answers).containsExactly("200 false");
  }

  @Test
  void answersARequestOnce() {
    String target = shop.target();
    callback.handle(SHOP, post(target, body(4)));
    CallbackResponse rest = callback.handle(SHOP, post(target, body(6)));
    assertThat(rest.status()).isEqualTo(409);
    assertThat(shop.onHand(SHOP)).isEqualTo(4);
  }

  @Test
  void refusesMoreThanWasAskedForUnlessItIsAllowed() {
    CallbackRequest request = post(shop.target(), body(11));
    CallbackResponse response = callback.handle(SHOP, request);
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.body()).isEqualTo("{\"error\":\"more than was asked for\"}");
    assertThat(shop.onHand(SHOP)).isZero();
    RestockCallback generous = shop.builder().acceptUnsignedSurplus().build();
    assertThat(generous.handle(SHOP, request).status()).isEqualTo(200);
    assertThat(shop.onHand(SHOP)).as("the policy takes no surplus into stock").isEqualTo(10);
  }

  @Test
  void refusesAnIdThatAnybodyCouldHaveMade() {
    // The id fits the article, but there was no such request.
    RestockRequestId forged = RestockRequestId.of(ShopFixture.stock(SHOP), 5, shop.clock.instant());
    CallbackResponse response =
        callback.handle(SHOP, post("/callback?request=" + forged, body(10)));
    assertThat(response.status()).isEqualTo(409);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void refusesARequestThatWasCancelled() {
    String target = shop.target();
    shop.inventory.cancelRestock(ShopFixture.stock(SHOP), shop.request().id()).orElseThrow();
    assertThat(callback.handle(SHOP, post(target, body(10))).status()).isEqualTo(409);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void refusesAnotherArticleAndAnUnknownOne() {
    CallbackRequest request = post(shop.target(), body(10).replace("CP-502101", "CP-999999"));
    assertThat(callback.handle(SHOP, request).status()).isEqualTo(404);

    StockKey other = new StockKey(SHOP, new Sku("CP-999999"), Location.MAIN);
    shop.open(other);
    CallbackResponse response = callback.handle(SHOP, request);
    assertThat(response.status()).isEqualTo(409);
    assertThat(response.body()).isEqualTo("{\"error\":\"no such request is open\"}");
    assertThat(shop.inventory.level(other).orElseThrow().onHand()).isZero();
  }

  @Test
  void refusesACallbackWithoutARequest() {
    CallbackResponse response = callback.handle(SHOP, post("/callback", body(10)));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"error\":\"request: required\"}");
  }

  @Test
  void doesNotTakeABadSignatureForNone() {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    headers.put("webhook-signature", "v1,AA==");
    assertThat(callback.handle(SHOP, ShopFixture.post(shop.target(), headers, body(10))).status())
        .isEqualTo(401);
  }

  private static CallbackRequest post(String target, String body) {
    return ShopFixture.post(target, Map.of("Content-Type", "application/json"), body);
  }
}
