package io.holdfast.examples.factoauto;

import static org.awaitility.Awaitility.await;

import io.holdfast.examples.host.HostOptions;
import io.holdfast.examples.host.ShopHost;
import io.holdfast.http.callback.CallbackSignature;
import io.holdfast.http.callback.Secret;
import io.holdfast.http.factory.Asked;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.StockLevel;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A shop, and a factory that does what a test wants. */
final class Scene implements AutoCloseable {
  static final String SECRET = "whsec_oJ8vQy1C5mW0Xk3zR7tN9bLq2dHsUeFa";
  private static final Pattern CALLBACK = Pattern.compile("\"CallbackUrl\":\"([^\"]+)\"");

  final ShopHost shop;
  final Client client;

  private Scene(ShopHost shop) {
    this.shop = shop;
    this.client = new Client(shop);
  }

  /** A shop with its own factory. */
  static Scene open(String... options) {
    return start(List.of("--memory"), options);
  }

  /** A shop whose stock is where the options say. */
  static Scene onDisk(String... options) {
    return start(List.of(), options);
  }

  /** A shop with another factory. */
  static Scene with(FactoryDouble factory, String... options) {
    String url = factory.url("/api/manufactures").toString();
    return start(List.of("--memory", "--factory", url), options);
  }

  private static Scene start(List<String> options, String... more) {
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    return new Scene(
        ShopHost.start(
            HostOptions.parse(
                Map.of("HOLDFAST_CALLBACK_SECRET", SECRET), arguments.toArray(String[]::new)),
            new FactoAutoShop()));
  }

  /** The goods of an order are there. */
  String arrive(Asked order, String id, String count) {
    String body = order.body().replaceFirst("(\"MessageAttributeProductCnt\":)\\d+", "$1" + count);
    return client.post(
        callback(order),
        body,
        CallbackSignature.headers(
            Secret.parse(SECRET), id, Instant.now(), body.getBytes(StandardCharsets.UTF_8)));
  }

  static URI callback(Asked order) {
    Matcher url = CALLBACK.matcher(order.body());
    if (!url.find()) {
      throw new AssertionError("no CallbackUrl");
    }
    return URI.create(url.group(1));
  }

  /** The orders a factory has got, once there are so many. */
  static List<Asked> orders(FactoryDouble factory, int count) {
    until(() -> factory.asked().size() >= count);
    return factory.asked();
  }

  /** Waits for what other threads do. */
  static void until(Callable<Boolean> holds) {
    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(holds);
  }

  Inventory inventory() {
    return shop.parts().inventory();
  }

  StockLevel level() {
    return inventory().level(FactoAutoShop.DONUT).orElseThrow();
  }

  RestockStatus restock() {
    return inventory().restockStatus(FactoAutoShop.DONUT).orElseThrow();
  }

  @Override
  public void close() {
    shop.close();
  }
}
