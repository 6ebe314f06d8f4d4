package io.holdfast.http;

import static io.holdfast.http.callback.ShopFixture.KEY;
import static io.holdfast.http.callback.ShopFixture.SHOP;
import static io.holdfast.http.callback.ShopFixture.SKU;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.callback.CallbackRequest;
import io.holdfast.http.callback.RestockCallback;
import io.holdfast.http.callback.ShopFixture;
import io.holdfast.http.publisher.JsonFactoryFormat;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.StockKey;
import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a shop with two warehouses, whose factory calls the URL that it was sent. */
class CallbackLocationTest {
  private static final StockKey SEOUL = new StockKey(SHOP, SKU, new Location("seoul"));
  private static final Pattern CALLBACK = Pattern.compile("\"callbackUrl\":\"([^\"]+)\"");
  private static final JsonFactoryFormat FORMAT =
      JsonFactoryFormat.create(URI.create("https://shop.example/back"));

  private final ShopFixture shop = new ShopFixture();

  @BeforeEach
  void open() {
    shop.open(SEOUL);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void booksTheGoodsWhereTheyWereAskedFor(boolean signed) {
    RestockCallback callback = (signed ? shop.callback() : shop.unsignedCallback()).build();

    assertThat(callback.handle(SHOP, answer(FORMAT.body(shop.request(SEOUL)), signed)).status())
        .isEqualTo(200);

    assertThat(shop.inventory.level(SEOUL).orElseThrow().onHand()).isEqualTo(10);
    assertThat(shop.onHand(SHOP)).isZero();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void booksTheGoodsOfAFactoryThatCallsAnAddressOfItsOwn(boolean signed) {
    RestockCallback callback = (signed ? shop.callback() : shop.unsignedCallback()).build();
    String body = "{\"requestId\":\"%s\",\"sku\":\"%s\",\"location\":\"seoul\",\"quantity\":10}";
    body = body.formatted(shop.request(SEOUL).id(), SKU);

    assertThat(callback.handle(SHOP, answer("/product", body, signed)).status()).isEqualTo(200);

    assertThat(shop.inventory.level(SEOUL).orElseThrow().onHand()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void booksNothingWhereNothingWasAskedFor(boolean signed) {
    RestockCallback callback = (signed ? shop.callback() : shop.unsignedCallback()).build();
    String body = FORMAT.body(shop.request(SEOUL));
    String target = target(body).replace("seoul", "main");

    assertThat(callback.handle(SHOP, answer(target, ShopFixture.body(10), signed)).status())
        .isEqualTo(signed ? 404 : 409);

    assertThat(shop.inventory.level(SEOUL).orElseThrow().onHand()).isZero();
    assertThat(shop.onHand(SHOP)).isZero();
  }

  private CallbackRequest answer(String request, boolean signed) {
    return answer(target(request), ShopFixture.body(10), signed);
  }

  private CallbackRequest answer(String target, String body, boolean signed) {
    return ShopFixture.post(target, signed ? shop.signature(KEY, "cb-1", body) : Map.of(), body);
  }

  private static String target(String body) {
    Matcher url = CALLBACK.matcher(body);
    assertThat(url.find()).isTrue();
    URI callback = URI.create(url.group(1));
    return callback.getRawPath() + "?" + callback.getRawQuery();
  }
}
