package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static io.holdfast.examples.localfood.market.MarketService.STORE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A service is closed while customers order: what it has told is what it has stored. */
class ClosedUnderLoadTest {
  private static final TestMarket MARKET = TestMarket.shared();
  private static final int CUSTOMERS = 4;
  private static final int TOLD_BEFORE_THE_END = 40;

  @Test
  void everyOrderThatWasToldIsStoredAndTheOthersCanBeRepeated() throws Exception {
    long shop = MARKET.shop(100_000);
    Map<String, Long> told = new ConcurrentHashMap<>();
    ConcurrentLinkedQueue<String> untold = new ConcurrentLinkedQueue<>();
    CountDownLatch many = new CountDownLatch(TOLD_BEFORE_THE_END);
    ExecutorService customers = Executors.newFixedThreadPool(CUSTOMERS);
    List<Future<?>> ends = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      ends.add(customers.submit(() -> orderUntilTheEnd(shop, told, untold, many)));
    }

    assertThat(many.await(1, TimeUnit.MINUTES)).isTrue();
    MARKET.end(ORDER);
    for (Future<?> end : ends) {
      end.get(1, TimeUnit.MINUTES);
    }
    customers.shutdown();
    MARKET.start(ORDER);

    told.forEach(
        (key, order) -> {
          Answer repeated = MARKET.orderWithKey(shop, 1, key);
          assertThat(repeated.status()).as(repeated::body).isEqualTo(200);
          assertThat(repeated.number("id")).isEqualTo(order);
        });
    for (String key : untold) {
      told.put(key, MARKET.orderWithKey(shop, 1, key).number("id"));
    }
    assertThat(MARKET.rows(ORDER, "od_order WHERE store_id = " + shop)).isEqualTo(told.size());
    MARKET.awaitStock(shop, 100_000 - told.size());
  }

  private static void orderUntilTheEnd(
      long shop,
      Map<String, Long> told,
      ConcurrentLinkedQueue<String> untold,
      CountDownLatch many) {
    while (true) {
      String key = UUID.randomUUID().toString();
      try {
        Answer answer = MARKET.orderWithKey(shop, 1, key);
        if (answer.status() != 200) {
          untold.add(key);
          return;
        }
        told.put(key, answer.number("id"));
        many.countDown();
      } catch (UncheckedIOException e) {
        untold.add(key);
        return;
      }
    }
  }

  @Test
  void shopsStockAndOrdersSurviveARestart() {
    long shop = MARKET.shop(5);
    long order = MARKET.readyOrder(shop, 2);
    MARKET.awaitStock(shop, 3);

    MARKET.end(STORE);
    long waiting = MARKET.order(shop, 1);
    MARKET.end(ORDER);
    MARKET.start(ORDER);
    MARKET.start(STORE);

    assertThat(MARKET.status(order)).isEqualTo("READY_PRODUCT");
    MARKET.awaitStatus(waiting, "READY_PRODUCT");
    eventually().until(() -> MARKET.stock(shop) == 2);
  }
}
