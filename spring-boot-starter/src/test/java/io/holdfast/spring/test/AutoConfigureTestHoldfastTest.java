package io.holdfast.spring.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.idempotency.IdempotentExecutor;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.TestContextManager;

class AutoConfigureTestHoldfastTest {
  @SpringBootConfiguration
  static class Shop {}

  @SpringBootConfiguration
  @EnableAutoConfiguration
  static class WholeShop {}

  /** A test that loads nothing but its own configuration. */
  @SpringBootTest(classes = Shop.class, properties = "holdfast.shop=tea-house")
  @AutoConfigureTestHoldfast
  static class SmallTest {
    @Autowired private ShopInventory shop;
    @Autowired private SettableClock clock;
    @Autowired private IdempotentExecutor executor;
  }

  /** A test that loads the whole application, which has no DataSource here. */
  @SpringBootTest(
      classes = WholeShop.class,
      webEnvironment = SpringBootTest.WebEnvironment.NONE,
      properties = "holdfast.shop=tea-house")
  @AutoConfigureTestHoldfast
  static class WholeTest {
    @Autowired private ShopInventory shop;
    @Autowired private SettableClock clock;
    @Autowired private InventoryStore store;
  }

  @Test
  void givesASmallTestAnInventoryAndAClock() throws Exception {
    SmallTest test = new SmallTest();
    new TestContextManager(SmallTest.class).prepareTestInstance(test);
    assertThat(test.executor).isNotNull();
    expires(test.shop, test.clock);
  }

  @Test
  void givesATestOfTheWholeApplicationTheSame() throws Exception {
    WholeTest test = new WholeTest();
    new TestContextManager(WholeTest.class).prepareTestInstance(test);
    assertThat(test.store.getClass().getSimpleName()).isEqualTo("InMemoryInventoryStore");
    expires(test.shop, test.clock);
  }

  private static void expires(ShopInventory shop, SettableClock clock) {
    shop.define(StockDefinition.withOpening(shop.key(new Sku("sencha")), 1)).orElseThrow();
    ReservationId id = new ReservationId("o-1");
    shop.hold(id, Duration.ofMinutes(1), Line.of("sencha", 1)).orElseThrow();
    clock.advance(Duration.ofMinutes(1));
    assertThat(shop.reservation(id).orElseThrow().state()).isEqualTo(ReservationState.EXPIRED);
  }
}
