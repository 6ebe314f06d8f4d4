package io.holdfast.examples.factoauto;

import static io.holdfast.examples.factoauto.Client.EMPTY;
import static io.holdfast.examples.factoauto.Client.RECEIVED;
import static io.holdfast.examples.factoauto.Client.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.factory.Asked;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import io.holdfast.inventory.model.RestockRequestId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the reference system gets wrong, one by one. */
@Timeout(120)
class ReferenceDefectsTest {
  @Test
  void itReadsTheStockThenWritesAndOversells() throws Exception {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "20")) {
      List<String> answers = crowd(scene, 200);
      assertThat(Collections.frequency(answers, SOLD)).isEqualTo(20);
      assertThat(Collections.frequency(answers, EMPTY)).isEqualTo(180);
      assertThat(scene.level().available()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CP-502101'; DROP TABLE stock_level;--",
        "' OR '1'='1",
        "CP-502101' UNION SELECT 1--",
        "${jndi:ldap://x}",
        "../../etc/passwd"
      })
  void itsSqlIsBuiltFromTheRequest(String product) {
    try (Scene scene = Scene.open("--opening", "2")) {
      assertThat(scene.client.post("/send", Client.purchase(product), Map.of()))
          .startsWith("400 ")
          .doesNotContain("DROP", "jndi");
      assertThat(scene.client.buy()).isEqualTo(SOLD);
      assertThat(scene.level().available()).isEqualTo(1);
    }
  }

  @Test
  void anUnknownArticleCrashesIt() {
    try (Scene scene = Scene.open("--opening", "2")) {
      assertThat(scene.client.post("/send", Client.purchase("CP-999999"), Map.of()))
          .isEqualTo("404 {\"message\":\"상품 없음\"}");
      assertThat(scene.client.buy()).isEqualTo(SOLD);
    }
  }

  @Test
  void itSendsOneMessageForEveryRefusedBuyer() throws Exception {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0")) {
      assertThat(crowd(scene, 300)).containsOnly(EMPTY);
      Scene.orders(factory, 1);
      assertThat(scene.restock().requests()).isEqualTo(1);
      // Whatever else had been asked for would have been sent before what is asked for now.
      scene.arrive(factory.asked().get(0), "made-1", "10");
      crowd(scene, 11);
      assertThat(Scene.orders(factory, 2)).hasSize(2);
      assertThat(scene.restock().requests()).isEqualTo(2);
    }
  }

  @Test
  void theCallbackAddsStockEachTimeItIsDelivered() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0")) {
      scene.client.buy();
      Asked order = Scene.orders(factory, 1).get(0);
      for (int i = 0; i < 5; i++) {
        assertThat(scene.arrive(order, "made-1", "10")).isEqualTo(RECEIVED);
      }
      assertThat(scene.level().onHand()).isEqualTo(10);
    }
  }

  @Test
  void theCallbackOfAnUnchangedFactoryAddsStockEachTimeItIsDelivered() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0", "--unsigned")) {
      scene.client.buy();
      Asked order = Scene.orders(factory, 1).get(0);
      for (int i = 0; i < 5; i++) {
        assertThat(unsigned(scene, order, "10")).isEqualTo(RECEIVED);
      }
      assertThat(scene.level().onHand()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0", "-10", "1.5", "true", "null", "\"ten\"", "1e3", "9223372036854775807"})
  void theQuantityInTheCallbackIsNotChecked(String count) {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0", "--unsigned")) {
      scene.client.buy();
      Asked order = Scene.orders(factory, 1).get(0);
      assertThat(unsigned(scene, order, count)).startsWith("400 ");
      assertThat(unsigned(scene, order, "11"))
          .isEqualTo("409 {\"error\":\"more than was asked for\"}");
      assertThat(scene.level().onHand()).isZero();
      assertThat(unsigned(scene, order, "\"10\"")).isEqualTo(RECEIVED);
      assertThat(scene.level().onHand()).isEqualTo(10);
    }
  }

  @Test
  void anybodyCanCallBack() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0")) {
      scene.client.buy();
      Asked order = Scene.orders(factory, 1).get(0);
      assertThat(unsigned(scene, order, "10")).startsWith("401 ");
      assertThat(scene.level().onHand()).isZero();
    }
  }

  @Test
  void theFactoryCallsTheCallbackUrlWhateverItPointsTo() {
    try (FactoryDouble metadata = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.open("--opening", "0", "--production", "PT0S")) {
      for (String url :
          List.of(
              metadata.url("/callback").toString(),
              "http://169.254.169.254/callback",
              "file:///etc/passwd",
              scene.shop.url() + "/callback/../send",
              scene.shop.url().toString().replace("http://", "http://me@") + "/callback",
              "no url")) {
        String order =
            "{\"MessageAttributeProductId\":\"CP-502101\",\"MessageAttributeProductCnt\":10,"
                + "\"CallbackUrl\":\""
                + url
                + "\"}";
        assertThat(scene.client.post("/api/manufactures", order, Map.of())).startsWith("400 ");
      }
      assertThat(metadata.connections()).isZero();
    }
  }

  /** Its factory makes, and signs for, whatever anybody asks of it. */
  @Test
  void anybodyCanOrderOfTheFactory() throws Exception {
    try (Scene scene = Scene.open("--opening", "0", "--production", "PT0S")) {
      scene.client.buy();
      Scene.until(() -> scene.level().onHand() == 10);
      RestockRequestId past = scene.restock().closed().get(0).id();
      for (int i = 0; i < 10; i++) {
        scene.client.buy();
      }
      Scene.until(() -> scene.level().onHand() == 20);

      for (String request : List.of(past.value(), "3-abc-0000000000000000", "x")) {
        assertThat(scene.client.post("/api/manufactures", order(scene, request), Map.of()))
            .startsWith("403 ");
      }

      Scene.until(scene.shop.parts().factory()::isIdle);
      assertThat(scene.level().onHand()).isEqualTo(20);
      assertThat(scene.shop.parts().factory().orders()).isEqualTo(2);
    }
  }

  /** A factory elsewhere makes the goods, so the one in here makes none. */
  @Test
  void theOpenRequestOfAnotherFactoryCannotBeOrderedHere() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "0", "--production", "PT0S")) {
      scene.client.buy();
      Asked order = Scene.orders(factory, 1).get(0);

      assertThat(scene.client.post("/api/manufactures", order.body(), Map.of())).startsWith("403 ");
      assertThat(scene.level().onHand()).isZero();
    }
  }

  private static String order(Scene scene, String request) {
    return "{\"MessageGroupId\":\"stock-arrival-group\",\"MessageAttributeProductId\":\"CP-502101\","
               + "\"MessageAttributeProductCnt\":1000000,\"CallbackUrl\":\""
        + scene.shop.url()
        + "/callback?request="
        + request
        + "\"}";
  }

  @Test
  void theMessageCountsAsDoneBeforeTheFactoryHasAnswered() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.status(503));
        Scene scene = Scene.with(factory, "--opening", "0")) {
      scene.client.buy();
      Scene.orders(factory, 3);
      factory.behaves(Behaviour.accepts());
      int before = factory.asked().size();
      List<Asked> orders = Scene.orders(factory, before + 1);
      assertThat(orders)
          .extracting(it -> it.header("idempotency-key"))
          .containsOnly(scene.restock().open().request().id().value());
    }
  }

  @Test
  void aRequestThatTheFactoryRefusesIsSeenByNobody() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.status(400));
        Scene scene = Scene.with(factory, "--opening", "0")) {
      scene.client.buy();
      Scene.until(() -> !scene.shop.blocked(FactoAutoShop.SHOP).isEmpty());
      assertThat(scene.shop.blocked(FactoAutoShop.SHOP))
          .singleElement()
          .satisfies(it -> assertThat(it.reason()).isEqualTo("the factory answered 400"));
      assertThat(factory.asked()).hasSize(1);
    }
  }

  private static String unsigned(Scene scene, Asked order, String count) {
    String body = order.body().replaceFirst("(\"MessageAttributeProductCnt\":)\\d+", "$1" + count);
    return scene.client.post(Scene.callback(order), body, Map.of());
  }

  private static List<String> crowd(Scene scene, int buyers) throws Exception {
    ExecutorService crowd = Executors.newFixedThreadPool(16);
    CountDownLatch start = new CountDownLatch(1);
    List<Future<String>> answers = new ArrayList<>();
    for (int i = 0; i < buyers; i++) {
      answers.add(
          crowd.submit(
              () -> {
                assertThat(start.await(1, TimeUnit.MINUTES)).isTrue();
                return scene.client.buy();
              }));
    }
    start.countDown();
    List<String> all = new ArrayList<>();
    for (Future<String> each : answers) {
      all.add(each.get(2, TimeUnit.MINUTES));
    }
    crowd.shutdown();
    return all;
  }
}
