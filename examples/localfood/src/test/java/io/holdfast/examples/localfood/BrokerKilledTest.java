package io.holdfast.examples.localfood;

import static io.holdfast.examples.localfood.TestMarket.eventually;
import static io.holdfast.examples.localfood.market.MarketService.DELIVERY;
import static io.holdfast.examples.localfood.market.MarketService.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.examples.localfood.market.MarketService;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The broker is killed in the middle of orders, and comes back. */
class BrokerKilledTest {
  private static final TestMarket MARKET = TestMarket.shared();
  private static final int ORDERS = 10;

  @Test
  void ordersAreTakenWhileTheBrokerIsAwayAndNoneIsLostOrServedTwice() {
    long shop = MARKET.shop(1_000);
    List<Long> orders = new ArrayList<>(orders(shop));

    MARKET.broker.kill();
    orders.addAll(orders(shop));
    for (MarketService service : MarketService.values()) {
      assertThat(MARKET.get(service, "/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    }
    // Not only the patience of the producer: it has given up.
    eventually().until(() -> MARKET.rows(ORDER, "event_publication WHERE status = 'FAILED'") > 0);
    assertThat(MARKET.rows(ORDER, "event_publication")).isGreaterThanOrEqualTo(ORDERS);
    MARKET.broker.start();
    orders.addAll(orders(shop));

    for (long order : orders) {
      MARKET.awaitStatus(order, "READY_PRODUCT");
      MARKET.deliveryOf(order);
    }
    assertThat(new HashSet<>(orders)).hasSize(3 * ORDERS);
    MARKET.awaitStock(shop, 1_000 - 3 * ORDERS);
    MARKET.awaitSent();
    assertThat(MARKET.rows(DELIVERY, "dv_delivery WHERE store_id = " + shop)).isEqualTo(3 * ORDERS);
    assertThat(MARKET.rows(ORDER, "od_order WHERE store_id = " + shop)).isEqualTo(3 * ORDERS);
  }

  private static List<Long> orders(long shop) {
    List<Long> orders = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      orders.add(MARKET.order(shop, 1));
    }
    return orders;
  }
}
