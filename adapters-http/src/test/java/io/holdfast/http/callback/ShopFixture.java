package io.holdfast.http.callback;

import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.RestockStatus;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.testing.SettableClock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two shops, each with an empty shelf and a restock request for ten pieces, and callbacks to them.
 */
public final class ShopFixture implements AutoCloseable {
  public static final ShopId SHOP = new ShopId("busan-donuts");
  static final ShopId OTHER_SHOP = new ShopId("seoul-donuts");
  public static final Sku SKU = new Sku("CP-502101");
  public static final Secret KEY = key(1);
  static final Secret NEXT_KEY = key(2);
  static final Secret OTHER_KEY = key(3);
  static final String RECEIVED = "{\"status\":\"received\"}";

  public final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T13:00:00Z"));
  private final InMemoryInventoryStore store = InMemoryInventoryStore.create(clock);
  public final Inventory inventory = Inventory.create(store);

  public ShopFixture() {
    for (ShopId shop : List.of(SHOP, OTHER_SHOP)) {
      open(stock(shop));
    }
  }

  /** Defines a stock key with an empty shelf, so that a request for ten pieces is made. */
  public void open(StockKey key) {
    inventory.define(StockDefinition.withOpening(key, 0)).orElseThrow();
    inventory
        .setRestockPolicy(key, RestockPolicy.lots(new SupplierId("FF-500293"), 0, 10))
        .orElseThrow();
  }

  private static Secret key(int seed) {
    byte[] bytes = new byte[Secret.MIN_BYTES];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (seed * 31 + i * 7);
    }
    return Secret.of(bytes);
  }

  static StockKey stock(ShopId shop) {
    return new StockKey(shop, SKU, Location.MAIN);
  }

  /** Returns a builder of a callback without keys. */
  public CallbackBuilder builder() {
    return builder(store.idempotency());
  }

  CallbackBuilder builder(IdempotencyStore memory) {
    return RestockCallback.builder(inventory, memory).clock(clock);
  }

  public CallbackBuilder callback() {
    return builder().keys(SHOP, KEY).keys(OTHER_SHOP, OTHER_KEY);
  }

  public CallbackBuilder unsignedCallback() {
    return builder().acceptUnsigned();
  }

  RestockRequest request() {
    return request(stock(SHOP));
  }

  /** Returns the open request of a stock key. */
  public RestockRequest request(StockKey key) {
    OpenRequest open = inventory.restockStatus(key).map(RestockStatus::open).orElse(null);
    return Objects.requireNonNull(open, "no request is open").request();
  }

  public long onHand(ShopId shop) {
    return inventory.level(stock(shop)).orElseThrow().onHand();
  }

  public static String body(long quantity) {
    return body(Long.toString(quantity));
  }

  public static String body(String quantity) {
    return "{\"sku\":\"CP-502101\",\"quantity\":" + quantity + "}";
  }

  public String target() {
    return "/callback?request=" + request().id();
  }

  public Map<String, String> signature(Secret key, String id, String body) {
    return new HashMap<>(CallbackSignature.headers(key, id, clock.instant(), bytes(body)));
  }

  public CallbackRequest signed(String id, String body) {
    return signed(target(), id, body);
  }

  CallbackRequest signed(String target, String id, String body) {
    return post(target, signature(KEY, id, body), body);
  }

  public static CallbackRequest post(String target, Map<String, String> headers, String body) {
    Map<String, List<String>> lists = new HashMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return CallbackRequest.of("POST", target, lists, bytes(body));
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    inventory.close();
  }
}
