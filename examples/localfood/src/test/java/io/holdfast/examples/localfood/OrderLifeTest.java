package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.TestMarket.orderOf;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.order.PaymentDouble;
import io.holdfast.examples.localfood.order.PaymentDouble.State;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An order from its payment to its end: delivered, or cancelled. */
class OrderLifeTest {
  private static final TestMarket MARKET = TestMarket.shared();

  private static Answer order(long shop, String card, String key) {
    String body = orderOf(shop, 1).replace("}", ",\"card\":\"" + card + "\"}");
    return MARKET.post(ORDER, "/order", body, "Idempotency-Key", key);
  }

  private static String newKey() {
    return UUID.randomUUID().toString();
  }

  @Test
  void anOrderIsPaidReadyCarriedAndDelivered() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);
    long delivery = MARKET.deliveryOf(order);

    assertThat(MARKET.carrier(delivery, "start").body()).contains("\"status\":\"START\"");
    MARKET.awaitStatus(order, "START_DELIVERY");
    assertThat(MARKET.carrier(delivery, "complete").body()).contains("\"status\":\"COMPLETE\"");
    MARKET.awaitStatus(order, "COMPLETE_DELIVERY");

    assertThat(MARKET.get(ORDER, "/order/" + order + "/status").withoutTimes())
        .isEqualTo(
            ("{\"order\":{\"id\":%d,\"storeId\":%d,\"productId\":1,\"productName\":\"사과\","
                    + "\"quantity\":2,\"status\":\"COMPLETE_DELIVERY\",\"createdAt\":TIME,"
                    + "\"updatedBy\":TIME},\"cancelRequested\":false,"
                    + "\"delivery\":{\"id\":%d,\"complete\":true}}")
                .formatted(order, shop, delivery));
    assertThat(MARKET.paymentOf(order)).isEqualTo(State.PAID);
    MARKET.awaitStock(shop, 1);
  }

  @Test
  void aCarrierThatRepeatsAStepChangesNothing() {
    long order = MARKET.readyOrder(MARKET.shop(1), 1);
    long delivery = MARKET.deliveryOf(order);

    assertThat(MARKET.carrier(delivery, "complete").status()).isEqualTo(409);
    assertThat(MARKET.carrier(delivery, "start").status()).isEqualTo(200);
    assertThat(MARKET.carrier(delivery, "start").status()).isEqualTo(200);
    assertThat(MARKET.carrier(delivery, "complete").status()).isEqualTo(200);
    assertThat(MARKET.carrier(delivery, "complete").status()).isEqualTo(200);
    assertThat(MARKET.carrier(delivery, "start").body())
        .contains("\"message\":\"the delivery is COMPLETE, and must be READY\"");
  }

  @Test
  void aDeclinedCardMakesNoOrder() {
    long shop = MARKET.shop(1);
    String key = newKey();

    Answer declined = order(shop, PaymentDouble.DECLINED, key);

    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.body()).contains("\"message\":\"card: declined\"");
    assertThat(order(shop, PaymentDouble.DECLINED, key).status()).isEqualTo(402);
    assertThat(MARKET.payments.payments().get(key)).isEqualTo(State.DECLINED);
    MARKET.readyOrder(shop, 1);
  }

  @Test
  void aPaymentWhoseAnswerIsLostIsRepeatedAndTakenOnce() {
    long shop = MARKET.shop(5);
    String key = newKey();

    Answer lost = order(shop, PaymentDouble.NO_ANSWER, key);

    assertThat(lost.status()).isEqualTo(503);
    assertThat(lost.header("Retry-After")).isEqualTo("1");
    Answer repeated = order(shop, PaymentDouble.NO_ANSWER, key);
    assertThat(repeated.status()).isEqualTo(200);
    assertThat(order(shop, PaymentDouble.NO_ANSWER, key).number("id"))
        .isEqualTo(repeated.number("id"));
    MARKET.awaitStatus(repeated.number("id"), "READY_PRODUCT");
    MARKET.awaitStock(shop, 4);
  }

  @Test
  void aPaymentThatIsNeverRepeatedIsGivenBack() {
    long shop = MARKET.shop(1);
    String key = newKey();
    order(shop, PaymentDouble.NO_ANSWER, key);
    assertThat(MARKET.payments.payments().get(key)).isEqualTo(State.PAID);

    MARKET
        .jdbc(ORDER)
        .sql("UPDATE od_payment SET created_at = TIMESTAMP '2026-01-01 00:00:00' WHERE id = ?")
        .param(key.getBytes(StandardCharsets.UTF_8))
        .update();

    eventually().until(() -> MARKET.payments.payments().get(key) == State.REFUNDED);
    assertThat(order(shop, PaymentDouble.NO_ANSWER, key).status()).isEqualTo(409);
  }

  @Test
  void aKeyThatWasUsedForAnotherOrderIsRefused() {
    long shop = MARKET.shop(5);
    String key = newKey();
    assertThat(order(shop, "a", key).status()).isEqualTo(200);

    assertThat(order(shop, "b", key).status()).isEqualTo(422);
    assertThat(order(shop, "a", "x".repeat(65)).status()).isEqualTo(400);
  }

  @Test
  void keysThatDifferInCaseOnlyAreTwoOrders() {
    long shop = MARKET.shop(5);
    String key = newKey();

    long lower = MARKET.orderWithKey(shop, 1, "a" + key).number("id");
    long upper = MARKET.orderWithKey(shop, 1, "A" + key).number("id");

    assertThat(upper).isNotEqualTo(lower);
    assertThat(MARKET.orderWithKey(shop, 1, "a" + key).number("id")).isEqualTo(lower);
  }

  @Test
  void aKeyThatComesSeveralTimesAtOnceMakesOneOrder() throws Exception {
    long shop = MARKET.shop(10);
    String key = newKey();
    ExecutorService clicks = Executors.newFixedThreadPool(6);
    List<Future<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      answers.add(clicks.submit(() -> MARKET.orderWithKey(shop, 1, key)));
    }
    Set<Long> orders = new HashSet<>();
    for (Future<Answer> answer : answers) {
      orders.add(answer.get(1, TimeUnit.MINUTES).number("id"));
    }
    clicks.shutdown();

    assertThat(orders).hasSize(1);
    MARKET.awaitStatus(orders.iterator().next(), "READY_PRODUCT");
    MARKET.awaitStock(shop, 9);
  }

  @Test
  void aCustomerCancelsBeforeTheCarrierComes() {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);
    long delivery = MARKET.deliveryOf(order);

    assertThat(MARKET.cancel(order).status()).isEqualTo(202);

    MARKET.awaitStatus(order, "CANCEL_ORDER");
    MARKET.awaitStock(shop, 3);
    eventually().until(() -> MARKET.paymentOf(order) == State.REFUNDED);
    Answer late = MARKET.carrier(delivery, "start");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.body()).contains("the delivery is CANCEL, and must be READY");
    assertThat(MARKET.cancel(order).status()).isEqualTo(202);
  }

  @Test
  void aCustomerCancelsAtOnce() {
    long shop = MARKET.shop(3);
    long order = MARKET.order(shop, 2);

    assertThat(MARKET.cancel(order).status()).isEqualTo(202);

    MARKET.awaitStatus(order, "CANCEL_ORDER");
    eventually().until(() -> MARKET.paymentOf(order) == State.REFUNDED);
    MARKET.readyOrder(shop, 3);
  }

  @Test
  void whatTheCarrierHasCannotBeCancelled() {
    long order = MARKET.readyOrder(MARKET.shop(1), 1);
    MARKET.carrier(MARKET.deliveryOf(order), "start");
    MARKET.awaitStatus(order, "START_DELIVERY");

    Answer refused = MARKET.cancel(order);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.body()).contains("\"message\":\"the carrier has the goods\"");
    assertThat(MARKET.cancel(999_999).status()).isEqualTo(404);
    assertThat(MARKET.get(ORDER, "/order/999999/status").status()).isEqualTo(404);
  }

  @Test
  void ofCarrierAndCustomerExactlyOneWins() throws Exception {
    int races = 12;
    long shop = MARKET.shop(races);
    ExecutorService both = Executors.newFixedThreadPool(2);
    List<Long> orders = new ArrayList<>();
    List<Boolean> started = new ArrayList<>();
    for (int i = 0; i < races; i++) {
      long order = MARKET.readyOrder(shop, 1);
      long delivery = MARKET.deliveryOf(order);
      CyclicBarrier barrier = new CyclicBarrier(2);
      Future<?> customer =
          both.submit(
              () -> {
                barrier.await();
                return MARKET.cancel(order);
              });
      // The cancel takes a way through Kafka: the carrier comes at different moments of it.
      int later = i;
      Future<Answer> carrier =
          both.submit(
              () -> {
                barrier.await();
                for (int n = 0; n < later; n++) {
                  MARKET.get(DELIVERY, "/delivery/order/" + order);
                }
                return MARKET.carrier(delivery, "start");
              });
      customer.get(1, TimeUnit.MINUTES);
      orders.add(order);
      started.add(carrier.get(1, TimeUnit.MINUTES).status() == 200);
    }
    both.shutdown();

    for (int i = 0; i < races; i++) {
      long order = orders.get(i);
      MARKET.awaitStatus(order, started.get(i) ? "START_DELIVERY" : "CANCEL_ORDER");
      State end = started.get(i) ? State.PAID : State.REFUNDED;
      eventually().until(() -> MARKET.paymentOf(order) == end);
    }
    MARKET.awaitStock(shop, started.stream().filter(it -> !it).count());
  }
}
