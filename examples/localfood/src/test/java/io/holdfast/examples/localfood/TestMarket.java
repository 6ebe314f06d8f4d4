package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.common.H2File;
import io.holdfast.examples.localfood.market.MarketService;
import io.holdfast.examples.localfood.order.PaymentDouble;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.ShopId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A market for tests: the three services in this JVM, each of which can be ended and started again
 * on its database and its port; a broker that can be killed; a payment service that survives.
 */
final class TestMarket {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  /** Held by a service until its logging is set up: that is for the JVM, and for one at a time. */
  private static final ReentrantLock LOGGING = new ReentrantLock();

  final BrokerProcess broker = new BrokerProcess(temporary());
  final PaymentDouble payments = new PaymentDouble(Duration.ZERO);
  final EventTape tape = new EventTape(broker.address());
  private final Path folder = temporary();
  private final Map<MarketService, Integer> ports = new ConcurrentHashMap<>();
  private final Map<MarketService, ConfigurableApplicationContext> services =
      new ConcurrentHashMap<>();

  private TestMarket() {
    for (MarketService service : MarketService.values()) {
      ports.put(service, BrokerProcess.freePort());
    }
    Arrays.stream(MarketService.values()).parallel().forEach(this::start);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory(Path.of("target"), "market");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the market that all tests share. It ends with this JVM. */
  static TestMarket shared() {
    return Shared.MARKET;
  }

  private static final class Shared {
    static final TestMarket MARKET = new TestMarket();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(MARKET.broker::kill));
    }
  }

  void start(MarketService service) {
    // On a slow machine no payment is given up; a test makes its payment older.
    Map<String, ?> properties =
        Map.of(
            "server.port", ports.get(service),
            "spring.kafka.bootstrap-servers", broker.address(),
            "spring.datasource.url", H2File.url(folder.resolve(service.id())),
            "localfood.payment.give-up-every", "300ms",
            "localfood.payment.give-up-after", "10m");
    FailPoints failPoints = new FailPoints(service);
    Consumer<SpringApplicationBuilder> more =
        builder ->
            builder.initializers(
                context -> {
                  LOGGING.unlock();
                  GenericApplicationContext generic = (GenericApplicationContext) context;
                  if (service == ORDER) {
                    generic.registerBean(PaymentDouble.class, () -> payments);
                  }
                  generic.registerBean(FailPoints.class, () -> failPoints);
                });
    LOGGING.lock();
    try {
      services.put(service, service.start(properties, more));
    } finally {
      if (LOGGING.isHeldByCurrentThread()) {
        LOGGING.unlock();
      }
    }
  }

  void end(MarketService service) {
    ConfigurableApplicationContext running = services.remove(service);
    if (running != null) {
      running.close();
    }
  }

  FailPoints failPoints(MarketService service) {
    return context(service).getBean(FailPoints.class);
  }

  ConfigurableApplicationContext context(MarketService service) {
    return services.get(service);
  }

  JdbcClient jdbc(MarketService service) {
    return context(service).getBean(JdbcClient.class);
  }

  /** Counts rows of a service, such as {@code od_order WHERE id = 1}. */
  long rows(MarketService service, String from) {
    return jdbc(service).sql("SELECT COUNT(*) FROM " + from).query(Long.class).single();
  }

  // --- HTTP

  String url(MarketService service, String path) {
    return "http://localhost:" + ports.get(service) + path;
  }

  Answer send(MarketService service, String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(service, path))).timeout(Duration.ofSeconds(20));
    request.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null && Arrays.stream(headers).noneMatch("Content-Type"::equals)) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers(), answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Answer get(MarketService service, String path, String... headers) {
    return send(service, "GET", path, null, headers);
  }

  Answer post(MarketService service, String path, String body, String... headers) {
    return send(service, "POST", path, body, headers);
  }

  // --- shops, orders, deliveries

  /** Opens a shop with article 1. Returns its id. */
  long shop(long stock) {
    return post(STORE, "/store", "{\"productId\":1,\"productName\":\"사과\",\"stock\":" + stock + "}")
        .number("id");
  }

  static String orderOf(long shop, int quantity) {
    return "{\"storeId\":%d,\"productId\":1,\"productName\":\"사과\",\"quantity\":%d}"
        .formatted(shop, quantity);
  }

  /** Orders from a shop. Returns the id of the order. */
  long order(long shop, int quantity) {
    return post(ORDER, "/order", orderOf(shop, quantity)).number("id");
  }

  /** Orders with a key, under which the order may be repeated. */
  Answer orderWithKey(long shop, int quantity, String key) {
    return post(ORDER, "/order", orderOf(shop, quantity), "Idempotency-Key", key);
  }

  /** Asks to cancel an order, for its customer. */
  Answer cancel(long order) {
    return post(ORDER, "/order/" + order + "/cancel", null);
  }

  /** Renames article 1 of a shop. */
  Answer rename(long shop, String name) {
    String body = "{\"id\":%d,\"productId\":1,\"productName\":\"%s\"}".formatted(shop, name);
    return send(STORE, "PATCH", "/store/product", body);
  }

  String status(long order) {
    return get(ORDER, "/order/" + order + "/status")
        .body()
        .replaceAll("^.*?\"status\":\"(\\w+)\".*$", "$1");
  }

  void awaitStatus(long order, String status) {
    eventually().untilAsserted(() -> assertThat(status(order)).isEqualTo(status));
  }

  /** Orders, and waits until the goods are ready. Returns the id of the order. */
  long readyOrder(long shop, int quantity) {
    long order = order(shop, quantity);
    awaitStatus(order, "READY_PRODUCT");
    return order;
  }

  long stock(long shop) {
    return get(STORE, "/store?after=" + (shop - 1) + "&limit=1").number("stock");
  }

  /** Waits until the stock of a shop is so large, and checks every invariant of it. */
  void awaitStock(long shop, long stock) {
    eventually().untilAsserted(() -> assertThat(stock(shop)).isEqualTo(stock));
    Inventory inventory = context(STORE).getBean(Inventory.class);
    assertThat(inventory.verify(new ShopId("store-" + shop)).isClean()).isTrue();
  }

  /** Waits for the delivery of an order. Returns its id. */
  long deliveryOf(long order) {
    eventually().until(() -> get(DELIVERY, "/delivery/order/" + order).status() == 200);
    return get(DELIVERY, "/delivery/order/" + order).number("id");
  }

  Answer carrier(long delivery, String step) {
    return post(DELIVERY, "/delivery/" + delivery + "/" + step, null);
  }

  PaymentDouble.State paymentOf(long order) {
    String id =
        jdbc(ORDER)
            .sql("SELECT payment_id FROM od_order WHERE id = ?")
            .param(order)
            .query(String.class)
            .single();
    return payments.payments().get(id);
  }

  /** Waits until no service has an event that Kafka has not. */
  void awaitSent() {
    for (MarketService service : MarketService.values()) {
      eventually().until(() -> rows(service, "event_publication") == 0);
    }
  }

  static ConditionFactory eventually() {
    return Awaitility.await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions();
  }
}
