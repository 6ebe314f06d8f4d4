package io.holdfast.spring.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SweepAutoConfigurationTest {
  private final SettableClock clock = new SettableClock();
  private final CountDownLatch expired = new CountDownLatch(3);
  private final Set<ShopId> shops = ConcurrentHashMap.newKeySet();

  private final InventoryListener listener =
      new InventoryListener() {
        @Override
        public void onHoldsExpired(List<Reservation> reservations) {
          reservations.forEach(
              it -> {
                shops.add(it.shop());
                expired.countDown();
              });
        }
      };

  private final ApplicationContextRunner sweeping =
      Contexts.memory()
          .withPropertyValues(
              "holdfast.sweep.enabled=true",
              "holdfast.sweep.interval=5ms",
              "holdfast.sweep.batch-size=1")
          .withBean(InMemoryInventoryStore.class, () -> InMemoryInventoryStore.create(clock))
          .withBean("heard", InventoryListener.class, () -> listener);

  private void hold(Inventory inventory, String shop, int holds) {
    StockKey key = StockKey.of(new ShopId(shop), new Sku("sencha"));
    inventory.define(StockDefinition.withOpening(key, 9)).orElseThrow();
    for (int i = 0; i < holds; i++) {
      ReservationId id = new ReservationId("o-" + i);
      inventory
          .hold(HoldRequest.of(key.shop(), id, Duration.ofMinutes(1), Line.of("sencha", 1)))
          .orElseThrow();
    }
  }

  @Test
  void recordsTheExpiredHoldsOfEveryShop() {
    AtomicReference<Sweeper> sweeper = new AtomicReference<>();
    sweeping.run(
        context -> {
          sweeper.set(context.getBean(Sweeper.class));
          hold(context.getBean(Inventory.class), "coffee-house", 1);
          hold(context.getBean(Inventory.class), "tea-house", 2);
          clock.advance(Duration.ofMinutes(2));
          assertThat(expired.await(1, TimeUnit.MINUTES)).isTrue();
          assertThat(shops).hasSize(2);
        });
    assertThat(sweeper.get().isRunning()).isFalse();
  }

  @Test
  void sweepsOnlyTheOnlyShop() {
    sweeping
        .withPropertyValues("holdfast.shop=tea-house")
        .run(
            context -> {
              hold(context.getBean(Inventory.class), "coffee-house", 1);
              hold(context.getBean(Inventory.class), "tea-house", 3);
              clock.advance(Duration.ofMinutes(2));
              assertThat(expired.await(1, TimeUnit.MINUTES)).isTrue();
              assertThat(shops).containsExactly(new ShopId("tea-house"));
            });
  }

  @Test
  void canBeOff() {
    Contexts.memory().run(it -> assertThat(it).doesNotHaveBean(Sweeper.class));
  }
}
