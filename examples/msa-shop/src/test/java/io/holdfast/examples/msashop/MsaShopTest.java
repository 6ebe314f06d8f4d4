package io.holdfast.examples.msashop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.holdfast.examples.host.HostOptions;
import io.holdfast.examples.host.ShopHost;
import io.holdfast.http.factory.Asked;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference system's requests and answers, and a test for everything that it gets wrong. */
@Timeout(120)
class MsaShopTest {
  private static final Pattern CALLBACK = Pattern.compile("\"CallbackUrl\":\"([^\"]+)\"");
  private static final String RECEIVED = "200 {\"message\":\"입고완료\"}";
  private static final String NO_PRODUCT = "400 {\"message\":\"상품 없음\"}";

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void sellsAndSaysWhatIsLeft() {
    try (ShopHost shop = open("--memory", "--opening", "2", "--production", "PT0.5S")) {
      assertThat(get(shop, "/product/donut"))
          .matches(
              "200 \\{\"product_id\":\"[0-9a-f-]{36}\",\"name\":\"부산도너츠\",\"price\":19900,"
                  + "\"stock\":2,\"factory_id\":\"[0-9a-f-]{36}\",\"ad_id\":\"[0-9a-f-]{36}\"}");
      assertThat(get(shop, "/")).isEqualTo(get(shop, "/product/donut"));
      assertThat(get(shop, "/procut/donut")).isEqualTo(get(shop, "/product/donut"));
      assertThat(checkout(shop)).isEqualTo("200 {\"message\":\"구매 완료! 남은 재고: 1\"}");
      assertThat(post(shop.url().resolve("/checkout/donut"), "{\"productSku\":\"CP-502101\"}"))
          .isEqualTo("200 {\"message\":\"구매 완료! 남은 재고: 0\"}");
      assertThat(checkout(shop)).isEqualTo("200 {\"message\":\"구매 실패! 남은 재고: 0\"}");
      until(() -> get(shop, "/product/donut").contains("\"stock\":10"));
      assertThat(checkout(shop)).isEqualTo("200 {\"message\":\"구매 완료! 남은 재고: 9\"}");
    }
  }

  @Test
  void asksTheFactoryInTheReferenceFormat() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory)) {
      checkout(shop);
      Asked order = orders(factory, 1).get(0);
      assertThat(order.target()).isEqualTo("/");
      assertThat(order.body())
          .contains("\"MessageAttributeGroupId\":\"stock-arrival-group\"")
          .contains("\"MessageAttributeProductId\":\"CP-502101\"")
          .contains("\"MessageAttributeProductCnt\":10")
          .contains("\"MessageAttributeFactoryId\":\"FF-500293\"")
          .contains("\"MessageAttributeRequester\":\"msa-shop\"")
          .contains("/product/donut?request=");
    }
  }

  @Test
  void anUnknownProductCrashesIt() {
    try (ShopHost shop = open("--memory")) {
      assertThat(post(shop.url().resolve("/checkout"), "{\"productSku\":\"CP-999999\"}"))
          .isEqualTo(NO_PRODUCT);
      assertThat(get(shop, "/product/nothing")).isEqualTo(NO_PRODUCT);
      assertThat(post(shop.url().resolve("/product/nothing"), "{}")).isEqualTo(NO_PRODUCT);
      assertThat(checkout(shop)).contains("구매 완료!");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"productSku\":\"x' OR '1'='1\"}",
        "{\"productSku\":12}",
        "{\"productSku\":null}",
        "{\"productSku\":\"CP-502101\",\"productSku\":\"CP-502101\"}",
        "{}",
        "[]",
        "null",
        ""
      })
  void itsSqlIsBuiltFromTheRequest(String body) {
    try (ShopHost shop = open("--memory", "--opening", "2")) {
      assertThat(post(shop.url().resolve("/checkout"), body)).startsWith("400 ");
      assertThat(get(shop, "/product/donut")).contains("\"stock\":2");
    }
  }

  @Test
  void itReadsTheStockThenWritesAndOversells() throws Exception {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory, "--opening", "20")) {
      List<String> answers = crowd(shop, 200);
      assertThat(answers.stream().filter(it -> it.contains("구매 완료!"))).hasSize(20);
      assertThat(Collections.frequency(answers, "200 {\"message\":\"구매 실패! 남은 재고: 0\"}"))
          .isEqualTo(180);
    }
  }

  @Test
  void itSendsOneMessageForEveryRefusedBuyer() throws Exception {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory)) {
      crowd(shop, 100);
      Asked order = orders(factory, 1).get(0);
      assertThat(increase(order, "10")).isEqualTo(RECEIVED);
      crowd(shop, 11);
      assertThat(orders(factory, 2)).hasSize(2);
    }
  }

  @Test
  void theIncreaseAddsStockEachTimeItIsDelivered() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory)) {
      checkout(shop);
      Asked order = orders(factory, 1).get(0);
      for (int i = 0; i < 5; i++) {
        assertThat(increase(order, "\"10\"")).isEqualTo(RECEIVED);
      }
      assertThat(get(shop, "/product/donut")).contains("\"stock\":10");
    }
  }

  @Test
  void theQuantityInTheIncreaseIsNotChecked() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory)) {
      checkout(shop);
      Asked order = orders(factory, 1).get(0);
      assertThat(increase(order, "-10")).startsWith("400 ");
      assertThat(increase(order, "1000")).startsWith("409 ");
      assertThat(get(shop, "/product/donut")).contains("\"stock\":0");
    }
  }

  @Test
  void theIncreaseServiceAnswersBeforeAnythingIsWritten() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = with(factory)) {
      for (int i = 1; i <= 20; i++) {
        checkout(shop);
        assertThat(increase(orders(factory, i).get(i - 1), "10")).isEqualTo(RECEIVED);
        assertThat(get(shop, "/product/donut")).contains("\"stock\":10");
        for (int j = 0; j < 10; j++) {
          assertThat(checkout(shop)).contains("구매 완료!");
        }
      }
    }
  }

  /**
   * The pool has sixteen connections: a branch that keeps one is felt by the seventeenth caller.
   */
  @Test
  void theConnectionStaysOpenOnOneBranch(@TempDir Path folder) {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop =
            open(
                "--unsigned",
                "--opening",
                "0",
                "--file",
                folder.resolve("shop").toString(),
                "--factory",
                factory.url("/").toString())) {
      checkout(shop);
      Asked order = orders(factory, 1).get(0);
      for (int i = 0; i < 40; i++) {
        assertThat(checkout(shop)).contains("구매 실패!");
        assertThat(post(shop.url().resolve("/checkout"), "{\"productSku\":\"CP-999999\"}"))
            .isEqualTo(NO_PRODUCT);
        assertThat(get(shop, "/product/nothing")).isEqualTo(NO_PRODUCT);
        assertThat(increase(order, "1000")).startsWith("409 ");
      }
      assertThat(increase(order, "10")).isEqualTo(RECEIVED);
      assertThat(checkout(shop)).isEqualTo("200 {\"message\":\"구매 완료! 남은 재고: 9\"}");
    }
  }

  @Test
  void theFactoryCallsTheCallbackUrlWhateverItPointsTo() {
    try (FactoryDouble elsewhere = FactoryDouble.start(Behaviour.accepts());
        ShopHost shop = open("--memory", "--production", "PT0S")) {
      assertThat(
              post(
                  shop.url().resolve("/"),
                  "{\"MessageAttributeProductId\":\"CP-502101\","
                      + "\"MessageAttributeProductCnt\":10,\"CallbackUrl\":\""
                      + elsewhere.url("/product/donut")
                      + "\"}"))
          .startsWith("400 ");
      assertThat(elsewhere.connections()).isZero();
    }
  }

  @Test
  void aMessageThatCannotBeHandledEndsInAPlaceOfItsOwn() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.status(422));
        ShopHost shop = with(factory)) {
      checkout(shop);
      until(() -> !shop.blocked(MsaCatalogue.SHOP).isEmpty());
      assertThat(shop.blocked(MsaCatalogue.SHOP))
          .singleElement()
          .satisfies(it -> assertThat(it.reason()).isEqualTo("the factory answered 422"));
      assertThat(factory.asked()).hasSize(1);
    }
  }

  private static ShopHost open(String... options) {
    List<String> arguments = new ArrayList<>(List.of("--port", "0"));
    arguments.addAll(Arrays.asList(options));
    return ShopHost.start(
        HostOptions.parse(Map.of(), arguments.toArray(String[]::new)), new MsaShopServices());
  }

  /** An unchanged factory, which does not sign. */
  private static ShopHost with(FactoryDouble factory, String... options) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--memory", "--unsigned", "--factory", factory.url("/").toString()));
    arguments.addAll(options.length == 0 ? List.of("--opening", "0") : Arrays.asList(options));
    return open(arguments.toArray(String[]::new));
  }

  private static List<Asked> orders(FactoryDouble factory, int count) {
    until(() -> factory.asked().size() >= count);
    return factory.asked();
  }

  /** Waits for what other threads do. */
  private static void until(Callable<Boolean> holds) {
    await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(5)).until(holds);
  }

  private String increase(Asked order, String count) {
    Matcher url = CALLBACK.matcher(order.body());
    assertThat(url.find()).isTrue();
    return post(
        URI.create(url.group(1)),
        order.body().replaceFirst("(\"MessageAttributeProductCnt\":)\\d+", "$1" + count));
  }

  private String checkout(ShopHost shop) {
    return post(shop.url().resolve("/checkout"), "{\"productSku\":\"CP-502101\"}");
  }

  private List<String> crowd(ShopHost shop, int buyers) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < buyers; i++) {
      answers.add(crowd.submit(() -> checkout(shop)));
    }
    List<String> all = new ArrayList<>();
    for (Future<String> each : answers) {
      all.add(each.get());
    }
    crowd.shutdown();
    return all;
  }

  private String get(ShopHost shop, String path) {
    return answer(HttpRequest.newBuilder(shop.url().resolve(path)).GET());
  }

  private String post(URI url, String body) {
    return answer(HttpRequest.newBuilder(url).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private String answer(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          client.send(
              request.timeout(Duration.ofSeconds(30)).build(),
              HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
