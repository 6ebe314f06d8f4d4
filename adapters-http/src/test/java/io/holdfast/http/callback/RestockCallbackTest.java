package io.holdfast.http.callback;

import static io.holdfast.http.callback.ShopFixture.KEY;
import static io.holdfast.http.callback.ShopFixture.NEXT_KEY;
import static io.holdfast.http.callback.ShopFixture.OTHER_KEY;
import static io.holdfast.http.callback.ShopFixture.OTHER_SHOP;
import static io.holdfast.http.callback.ShopFixture.RECEIVED;
import static io.holdfast.http.callback.ShopFixture.SHOP;
import static io.holdfast.http.callback.ShopFixture.body;
import static io.holdfast.http.callback.ShopFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.RestockRequestId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests callbacks with valid and invalid signatures. */
class RestockCallbackTest {
  private final ShopFixture shop = new ShopFixture();
  private final RecordingListener heard = new RecordingListener();
  private final RestockCallback callback = shop.callback().listener(heard).build();

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void booksTheGoodsAndSaysSoAsTheReferenceSystemDoes() {
    CallbackResponse response = callback.handle(SHOP, shop.signed("cb-1", body(10)));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.body()).isEqualTo(RECEIVED);
    assertThat(response.headers()).containsEntry("Content-Type", "application/json; charset=utf-8");
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
    assertThat(shop.onHand(OTHER_SHOP)).isZero();
    assertThat(shop.inventory.restockStatus(ShopFixture.stock(SHOP)).orElseThrow().open()).isNull();
  }

  @Test
  void booksTheGoodsOnceHoweverOftenTheCallbackComes() {
    CallbackRequest first = shop.signed("cb-1", body(10));
    assertThat(callback.handle(SHOP, first).status()).isEqualTo(200);
    shop.clock.advance(Duration.ofMinutes(4));
    CallbackResponse again = callback.handle(SHOP, first);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(RECEIVED);
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  @Test
  void booksTheGoodsOnceWhenTheFactorySignsItsRepetitionAnew() {
    String target = shop.target();
    callback.handle(SHOP, shop.signed("cb-1", body(10)));
    shop.clock.advance(Duration.ofHours(3));
    CallbackResponse again = callback.handle(SHOP, shop.signed(target, "cb-1", body(10)));
    assertThat(again.status()).isEqualTo(200);
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  @Test
  void booksTheGoodsOnceEvenWhenTheMemoryOfCallbacksIsLost() {
    String target = shop.target();
    CallbackRequest request = shop.signed(target, "cb-1", body(10));
    callback.handle(SHOP, request);
    IdempotencyStore empty = InMemoryInventoryStore.create(shop.clock).idempotency();
    assertThat(remembering(empty).handle(SHOP, request).status()).isEqualTo(200);
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  @Test
  void refusesAnotherCallbackUnderAnIdThatWasUsed() {
    String target = shop.target();
    callback.handle(SHOP, shop.signed("cb-1", body(4)));
    CallbackResponse response = callback.handle(SHOP, shop.signed(target, "cb-1", body(6)));
    notBelieved(response, Rejection.NONCE, 4);
  }

  @Test
  void refusesTheSameCallbackForAnotherRequest() {
    CallbackRequest first = shop.signed("cb-1", body(10));
    callback.handle(SHOP, first);
    // The signature does not cover the URL.
    CallbackRequest other = shop.signed("/callback?request=2-a-b", "cb-1", body(10));
    notBelieved(callback.handle(SHOP, other), Rejection.NONCE, 10);
  }

  @Test
  void booksPartsUntilTheRequestIsComplete() {
    String target = shop.target();
    for (int i = 1; i <= 5; i++) {
      assertThat(shop.request().quantity()).isEqualTo(10);
      callback.handle(SHOP, shop.signed(target, "cb-" + i, body(2)));
    }
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
    assertThat(shop.inventory.restockStatus(ShopFixture.stock(SHOP)).orElseThrow().open()).isNull();
  }

  @Test
  void refusesATamperedBody() {
    Map<String, String> signature = shop.signature(KEY, "cb-1", body(10));
    notBelieved(
        callback.handle(SHOP, post(shop.target(), signature, body(1000))), Rejection.SIGNATURE);
  }

  @Test
  void refusesABodyThatWasSerialisedAnew() {
    Map<String, String> signature = shop.signature(KEY, "cb-1", body(10));
    String spaced = body(10).replace("\":", "\": ");
    notBelieved(callback.handle(SHOP, post(shop.target(), signature, spaced)), Rejection.SIGNATURE);
  }

  @Test
  void refusesTheKeyOfAnotherShop() {
    Map<String, String> signature = shop.signature(OTHER_KEY, "cb-1", body(10));
    notBelieved(
        callback.handle(SHOP, post(shop.target(), signature, body(10))), Rejection.SIGNATURE);
    notBelieved(callback.handle(OTHER_SHOP, shop.signed("cb-1", body(10))), Rejection.SIGNATURE);
  }

  @Test
  void refusesEverybodyForAShopWithoutAKey() {
    notBelieved(
        callback.handle(new ShopId("nobody"), shop.signed("cb-1", body(10))), Rejection.SIGNATURE);
  }

  @Test
  void takesTheOldAndTheNewKeyWhileTheyChange() {
    RestockCallback changing = shop.callback().keys(SHOP, NEXT_KEY, KEY).build();
    String target = shop.target();
    for (Secret key : List.of(KEY, NEXT_KEY)) {
      String id = "cb-" + (key == KEY);
      assertThat(
              changing
                  .handle(SHOP, post(target, shop.signature(key, id, body(5)), body(5)))
                  .status())
          .isEqualTo(200);
    }
    assertThat(shop.onHand(SHOP)).isEqualTo(10);
  }

  @Test
  void asksForTheKeysEveryTime() {
    Map<ShopId, List<Secret>> keys = new HashMap<>(Map.of(SHOP, List.of(KEY)));
    RestockCallback changing = shop.builder().keys(id -> keys.getOrDefault(id, List.of())).build();
    assertThat(changing.handle(SHOP, shop.signed("cb-1", body(1))).status()).isEqualTo(200);
    keys.put(SHOP, List.of(NEXT_KEY));
    assertThat(changing.handle(SHOP, shop.signed("cb-2", body(1))).status()).isEqualTo(401);
  }

  @Test
  void findsTheGoodSignatureAmongSeveral() {
    Map<String, String> good = shop.signature(KEY, "cb-1", body(10));
    Map<String, String> both = shop.signature(OTHER_KEY, "cb-1", body(10));
    both.merge(
        "webhook-signature", good.get("webhook-signature"), (a, b) -> "v1a,xx " + a + " " + b);
    assertThat(callback.handle(SHOP, post(shop.target(), both, body(10))).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "v1,",
        "v1",
        "v1,***",
        "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1A==",
        "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
      })
  void refusesASignatureThatIsNone(String signature) {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    headers.put("webhook-signature", signature);
    notBelieved(callback.handle(SHOP, post(shop.target(), headers, body(10))), Rejection.SIGNATURE);
  }

  @Test
  void readsNoMoreThanTenSignatures() {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    headers.merge("webhook-signature", "v1,AA== ".repeat(10), (good, bad) -> bad + good);
    notBelieved(callback.handle(SHOP, post(shop.target(), headers, body(10))), Rejection.SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "webhook-id, SIGNATURE",
    "webhook-signature, SIGNATURE",
    "webhook-timestamp, TIMESTAMP"
  })
  void refusesACallbackThatLacksAHeaderOrHasItTwice(String header, Rejection reason) {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    Map<String, List<String>> twice = new HashMap<>();
    headers.forEach((name, value) -> twice.put(name, List.of(value)));
    twice.put(header.toUpperCase(java.util.Locale.ROOT), twice.get(header));
    notBelieved(
        callback.handle(
            SHOP, CallbackRequest.of("POST", shop.target(), twice, ShopFixture.bytes(body(10)))),
        reason);
    headers.remove(header);
    heard.rejections.clear();
    notBelieved(callback.handle(SHOP, post(shop.target(), headers, body(10))), reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cb 1", "cb\r\n1", "../1", "칠"})
  void refusesAnIdThatIsNone(String id) {
    notBelieved(callback.handle(SHOP, shop.signed(id, body(10))), Rejection.SIGNATURE);
    notBelieved(callback.handle(SHOP, shop.signed("x".repeat(101), body(10))), Rejection.SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({"-301, 401", "-300, 200", "300, 200", "301, 401"})
  void believesOnlyWhatWasSignedWithinTheWindow(long seconds, int status) {
    CallbackRequest request = shop.signed("cb-1", body(10));
    shop.clock.advance(Duration.ofSeconds(seconds));
    assertThat(callback.handle(SHOP, request).status()).isEqualTo(status);
    assertThat(heard.rejections)
        .isEqualTo(status == 200 ? List.of() : List.of(Rejection.TIMESTAMP));
    assertThat(shop.onHand(SHOP)).isEqualTo(status == 200 ? 10 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"soon", "-1", "1.5", "1e9", "9223372036854775808", "99999999999999", " 1", "١"})
  void refusesATimestampThatIsNone(String timestamp) {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    headers.put("webhook-timestamp", timestamp);
    notBelieved(callback.handle(SHOP, post(shop.target(), headers, body(10))), Rejection.TIMESTAMP);
  }

  @Test
  void refusesATimestampThatWasChanged() {
    Map<String, String> headers = shop.signature(KEY, "cb-1", body(10));
    headers.merge("webhook-timestamp", "", (old, none) -> Long.toString(Long.parseLong(old) + 1));
    notBelieved(callback.handle(SHOP, post(shop.target(), headers, body(10))), Rejection.SIGNATURE);
  }

  @Test
  void saysWhichFieldIsWrongOnlyToWhoIsBelieved() {
    CallbackResponse response = callback.handle(SHOP, shop.signed("cb-1", body("1.9")));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.body()).isEqualTo("{\"error\":\"quantity: whole number required\"}");
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void refusesAnUnknownArticleAndTakesTheSameCallbackOnceItIsKnown() {
    StockKey unknown = new StockKey(SHOP, new Sku("CP-999999"), Location.MAIN);
    RestockRequestId asked = RestockRequestId.of(unknown, 1, shop.clock.instant());
    CallbackRequest request =
        shop.signed(
            "/callback?request=" + asked, "cb-1", body(10).replace("CP-502101", "CP-999999"));
    CallbackResponse response = callback.handle(SHOP, request);
    assertThat(response.status()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("{\"error\":\"no such article\"}");
    assertThat(callback.handle(SHOP, request).status()).isEqualTo(404);

    shop.open(unknown);

    assertThat(shop.request(unknown).id()).isEqualTo(asked);
    assertThat(callback.handle(SHOP, request).status()).isEqualTo(200);
    assertThat(shop.inventory.level(unknown).orElseThrow().onHand()).isEqualTo(10);
  }

  @Test
  void refusesARequestThatWasNeverMadeForTheArticle() {
    CallbackResponse response =
        callback.handle(
            SHOP, shop.signed("/callback?request=1-abc-0000000000000000", "cb-1", body(10)));
    assertThat(response.status()).isEqualTo(404);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void takesPostsOnlyAndNoMoreThanTheirLimit() {
    CallbackResponse get =
        callback.handle(SHOP, CallbackRequest.of("GET", "/", Map.of(), new byte[0]));
    assertThat(get.status()).isEqualTo(405);
    assertThat(get.headers()).containsEntry("Allow", "POST");
    byte[] large = new byte[RestockCallback.MAX_BODY + 1];
    assertThat(callback.handle(SHOP, CallbackRequest.of("POST", "/", Map.of(), large)).status())
        .isEqualTo(413);
  }

  @Test
  void answersComeAgainWhileSomebodyIsAtIt() {
    CallbackRequest request = shop.signed("cb-1", body(10));
    IdempotencyStore busy = new Remembering(it -> new Claim.InProgress(shop.clock.instant()));
    comeAgain(remembering(busy).handle(SHOP, request));
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void doesNothingWhenItCannotRemember() {
    CallbackRequest request = shop.signed("cb-1", body(10));
    IdempotencyStore away =
        new Remembering(
            it -> {
              throw new UnavailableException("away", null);
            });
    comeAgain(remembering(away).handle(SHOP, request));
    assertThat(shop.onHand(SHOP)).isZero();
    IdempotencyStore broken =
        new Remembering(
            it -> {
              throw new IllegalStateException("broken");
            });
    assertThat(remembering(broken).handle(SHOP, request).status()).isEqualTo(500);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @Test
  void isNotDisturbedByItsListener() {
    RestockCallback disturbed =
        shop.callback().listener(new FailingListener(new IllegalStateException("x"))).build();
    assertThat(disturbed.handle(SHOP, shop.signed("cb-1", body(10))).status()).isEqualTo(200);
  }

  @Test
  void keepsAnInterruptOfItsSourceOfKeys() {
    RestockCallback interrupted =
        shop.builder()
            .keys(
                id -> {
                  FailingListener.<RuntimeException>fail(new InterruptedException());
                  return List.of();
                })
            .build();
    CallbackRequest request = shop.signed("cb-1", body(10));
    assertThat(interrupted.handle(SHOP, request).status()).isEqualTo(500);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void keepsAnInterruptOfItsListenerEvenWhenNoMoreLinesAreLogged() {
    RestockCallback disturbed =
        shop.callback().listener(new FailingListener(new InterruptedException())).build();
    CallbackRequest request = shop.signed("cb-1", body(10));
    for (int i = 0; i <= LogLimit.LINES; i++) {
      assertThat(disturbed.handle(SHOP, request).status()).isEqualTo(200);
      assertThat(Thread.interrupted()).as("call %d", i).isTrue();
    }
  }

  @Test
  void refusesSettingsThatLeaveAGap() {
    assertThatThrownBy(() -> shop.callback().retention(Duration.ofMinutes(9)).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("retention: must be twice the window or longer");
    assertThatThrownBy(() -> shop.callback().window(Duration.ZERO).build())
        .isInstanceOf(ConfigurationException.class);
    assertThatThrownBy(() -> shop.builder().build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("keys: no shop has one");
  }

  private RestockCallback remembering(IdempotencyStore memory) {
    return shop.builder(memory).keys(SHOP, KEY).build();
  }

  private void notBelieved(CallbackResponse response, Rejection reason) {
    notBelieved(response, reason, 0);
  }

  private void notBelieved(CallbackResponse response, Rejection reason, long booked) {
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).isEqualTo("{\"error\":\"not accepted\"}");
    assertThat(heard.rejections).last().isEqualTo(reason);
    assertThat(shop.onHand(SHOP)).isEqualTo(booked);
  }

  private static void comeAgain(CallbackResponse response) {
    assertThat(response.status()).isEqualTo(503);
    assertThat(response.headers()).containsKey("Retry-After");
  }
}
