package io.holdfast.examples.factoauto;

import static io.holdfast.examples.factoauto.Client.EMPTY;
import static io.holdfast.examples.factoauto.Client.RECEIVED;
import static io.holdfast.examples.factoauto.Client.SOLD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.http.factory.Asked;
import io.holdfast.http.factory.Behaviour;
import io.holdfast.http.factory.FactoryDouble;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reference system's requests, and its answers. */
@Timeout(120)
class FactoAutoTest {
  @Test
  void sellsUntilTheShelfIsEmptyAndAgainWhenTheFactoryHasDelivered() {
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.accepts());
        Scene scene = Scene.with(factory, "--opening", "3")) {
      for (int i = 0; i < 3; i++) {
        assertThat(scene.client.buy()).isEqualTo(SOLD);
      }
      assertThat(scene.client.buy()).isEqualTo(EMPTY);
      Asked order = Scene.orders(factory, 1).get(0);
      assertThat(order.target()).isEqualTo("/api/manufactures");
      assertThat(order.body())
          .contains("\"MessageGroupId\":\"stock-arrival-group\"")
          .contains("\"MessageAttributeProductId\":\"CP-502101\"")
          .contains("\"MessageAttributeProductCnt\":10")
          .contains("\"MessageAttributeFactoryId\":\"FF-500293\"");
      assertThat(scene.client.buy()).isEqualTo(EMPTY);
      assertThat(scene.arrive(order, "made-1", "10")).isEqualTo(RECEIVED);
      for (int i = 0; i < 10; i++) {
        assertThat(scene.client.buy()).isEqualTo(SOLD);
      }
      assertThat(scene.client.buy()).isEqualTo(EMPTY);
      assertThat(Scene.orders(factory, 2)).hasSize(2);
    }
  }

  /** The line of the reference system's own instructions, through the real tool. */
  @Test
  void answersTheReferenceSystemsOwnCurlLine() throws Exception {
    try (Scene scene = Scene.open("--opening", "1", "--production", "PT0.5S")) {
      assertThat(curl(scene)).isEqualTo("{\"message\":\"판매완료\"}");
      assertThat(curl(scene)).isEqualTo("{\"message\":\"재고부족, 제품 생산 요청!\"}");
      Scene.until(() -> scene.level().available() > 0);
      assertThat(curl(scene)).isEqualTo("{\"message\":\"판매완료\"}");
    }
  }

  private static String curl(Scene scene) throws Exception {
    Process curl;
    try {
      curl =
          new ProcessBuilder(
                  "curl",
                  "--silent",
                  "--location",
                  "--request",
                  "POST",
                  scene.shop.url() + "/send",
                  "--header",
                  "Content-Type: application/json",
                  "--data-raw",
                  Client.purchase("CP-502101"))
              .start();
    } catch (java.io.IOException e) {
      Assumptions.abort("no curl here");
      throw e;
    }
    try (java.io.InputStream out = curl.getInputStream()) {
      String answer = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(curl.waitFor(1, TimeUnit.MINUTES)).as("curl has ended").isTrue();
      assertThat(curl.exitValue()).isZero();
      return answer;
    }
  }

  @Test
  void isExactAfterAThousandBuyersWithEveryCallbackDeliveredThreeTimes() throws Exception {
    try (Scene scene =
        Scene.open("--opening", "900", "--production", "PT0.01S", "--deliveries", "3")) {
      ExecutorService crowd = Executors.newFixedThreadPool(32);
      List<Future<?>> buyers = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        buyers.add(crowd.submit(() -> Scene.until(() -> scene.client.buy().equals(SOLD))));
      }
      for (Future<?> each : buyers) {
        each.get(2, TimeUnit.MINUTES);
      }
      crowd.shutdown();
      Scene.until(() -> scene.restock().open() == null);
      Scene.until(scene.shop.parts().factory()::isIdle);
      assertThat(scene.level().committed()).isEqualTo(1_000);
      assertThat(scene.level().onHand()).isEqualTo(900 + 10 * scene.restock().requests());
      assertThat(scene.shop.parts().factory().orders()).isEqualTo(scene.restock().requests());
      assertThat(scene.inventory().verify(FactoAutoShop.SHOP).violations()).isEmpty();
    }
  }

  @Test
  void keepsItsStockAndItsRequestWhenItIsClosedAndOpenedAgain(@TempDir Path folder) {
    String file = folder.resolve("shop").toString();
    try (FactoryDouble factory = FactoryDouble.start(Behaviour.status(503))) {
      String[] options = {
        "--file", file, "--opening", "1", "--factory", factory.url("/api/manufactures").toString()
      };
      try (Scene scene = Scene.onDisk(options)) {
        assertThat(scene.client.buy()).isEqualTo(SOLD);
        assertThat(scene.client.buy()).isEqualTo(EMPTY);
        Scene.orders(factory, 1);
      }
      factory.behaves(Behaviour.accepts());
      int before = factory.asked().size();
      try (Scene scene = Scene.onDisk(options)) {
        assertThat(scene.client.buy()).isEqualTo(EMPTY);
        List<Asked> orders = Scene.orders(factory, before + 1);
        assertThat(orders)
            .extracting(it -> it.header("idempotency-key"))
            .containsOnly(orders.get(0).header("idempotency-key"));
        assertThat(scene.client.post("/callback", "{}", Map.of())).startsWith("401 ");
      }
    }
  }

  @Test
  void takesAPurchaseOnceHoweverOftenItIsSent() {
    try (Scene scene = Scene.open("--opening", "5")) {
      for (int i = 0; i < 4; i++) {
        assertThat(
                scene.client.post(
                    "/send", Client.purchase("CP-502101"), Map.of("Idempotency-Key", "order-1")))
            .isEqualTo(SOLD);
      }
      assertThat(scene.level().available()).isEqualTo(4);
    }
  }
}
