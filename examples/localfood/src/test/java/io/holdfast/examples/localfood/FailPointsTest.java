package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.market.MarketService;
import io.holdfast.examples.localfood.order.PaymentDouble.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each service ends at a step of an order, and is started again. The callers repeat. The order is
 * paid once, takes its stock once, and is delivered once.
 */
class FailPointsTest {
  private static final TestMarket MARKET = TestMarket.shared();

  private static final Set<FailPoint> OF_CANCEL =
      EnumSet.of(FailPoint.CANCEL_NOT_ANSWERED, FailPoint.REFUND_NOT_MADE);
  private static final boolean FULL = "full".equals(System.getProperty("holdfast.campaign"));

  /**
   * One point of each service, so that one order passes all three. In full each point at least
   * once, otherwise every second row.
   */
  static Stream<List<FailPoint>> points() {
    List<List<FailPoint>> ofServices = Stream.of(ORDER, STORE, DELIVERY).map(it -> of(it)).toList();
    int runs = ofServices.stream().mapToInt(List::size).max().orElseThrow();
    return IntStream.iterate(0, run -> run < runs, run -> run + (FULL ? 1 : 2))
        .mapToObj(run -> ofServices.stream().map(it -> it.get(run % it.size())).toList());
  }

  static Stream<FailPoint> pointsOfCancel() {
    return FULL ? OF_CANCEL.stream() : Stream.of(FailPoint.REFUND_NOT_MADE);
  }

  private static List<FailPoint> of(MarketService service) {
    return Arrays.stream(FailPoint.values())
        .filter(it -> it.service == service && !OF_CANCEL.contains(it))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("points")
  void anOrderSurvivesTheEndOfEachService(List<FailPoint> points) throws Exception {
    long shop = MARKET.shop(10);
    MARKET.awaitSent();
    ExecutorService operators = Executors.newFixedThreadPool(points.size());
    List<Future<?>> restarts = new ArrayList<>();
    for (FailPoint point : points) {
      FailPoints armed = MARKET.failPoints(point.service);
      armed.arm(point);
      restarts.add(operators.submit(() -> restartWhenEnded(point.service, armed)));
    }

    String key = UUID.randomUUID().toString();
    eventually().until(() -> MARKET.orderWithKey(shop, 2, key).status() == 200);
    long order =
        eventually().until(() -> MARKET.orderWithKey(shop, 2, key).number("id"), it -> true);
    MARKET.awaitStatus(order, "READY_PRODUCT");
    long delivery = MARKET.deliveryOf(order);
    eventually().until(() -> MARKET.carrier(delivery, "start").status() == 200);
    MARKET.awaitStatus(order, "START_DELIVERY");
    for (Future<?> restart : restarts) {
      restart.get(1, TimeUnit.MINUTES);
    }
    operators.shutdown();

    MARKET.awaitStock(shop, 8);
    MARKET.awaitSent();
    assertThat(MARKET.payments.payments().get(key)).isEqualTo(State.PAID);
    assertThat(MARKET.rows(ORDER, "od_order WHERE store_id = " + shop)).isEqualTo(1);
    assertThat(MARKET.rows(DELIVERY, "dv_delivery WHERE order_id = " + order)).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("pointsOfCancel")
  void aCancelSurvivesTheEndOfTheOrderService(FailPoint point) throws Exception {
    long shop = MARKET.shop(3);
    long order = MARKET.readyOrder(shop, 2);
    MARKET.deliveryOf(order);
    MARKET.awaitSent();
    FailPoints armed = MARKET.failPoints(ORDER);
    armed.arm(point);
    ExecutorService operator = Executors.newSingleThreadExecutor();
    Future<?> restart = operator.submit(() -> restartWhenEnded(ORDER, armed));

    eventually().until(() -> MARKET.cancel(order).status() == 202);
    restart.get(1, TimeUnit.MINUTES);
    operator.shutdown();

    MARKET.awaitStatus(order, "CANCEL_ORDER");
    eventually().until(() -> MARKET.paymentOf(order) == State.REFUNDED);
    MARKET.awaitStock(shop, 3);
    MARKET.awaitSent();
  }

  private static Void restartWhenEnded(MarketService service, FailPoints points)
      throws InterruptedException {
    assertThat(points.ended().await(1, TimeUnit.MINUTES)).isTrue();
    MARKET.end(service);
    MARKET.start(service);
    return null;
  }
}
