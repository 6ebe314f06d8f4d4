package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A listener hears what is durable, and its own failures stay with it. */
class ListenerTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> heard = new ArrayList<>();
  private final InventoryListener listener =
      new InventoryListener() {
        @Override
        public void onOutcome(
            CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {
          heard.add(command + " " + outcome.fold(it -> "done", it -> it.code().name()));
        }

        @Override
        public void onStockChanged(List<StockLevel> levels) {
          levels.forEach(it -> heard.add(it.key().sku() + " available " + it.available()));
        }
      };

  private static CommitRequest commit(String id, long quantity) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("tea", quantity));
  }

  @Test
  void itHearsAnswersAndChangesInOrder() {
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock)).listener(listener).build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    inventory.commit(commit("a", 2));
    inventory.commit(commit("a", 2));
    inventory.commit(commit("b", 9));

    assertThat(heard)
        .containsExactly(
            "tea available 5",
            "DEFINE done",
            "tea available 3",
            "COMMIT done",
            "COMMIT done",
            "COMMIT INSUFFICIENT_STOCK");
  }

  @Test
  void itHearsOfHoldsThatWereFreedOnTheWay() {
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock)).listener(listener).build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    inventory.hold(
        HoldRequest.of(SHOP, new ReservationId("h"), Duration.ofMinutes(1), Line.of("tea", 4)));
    clock.advance(Duration.ofMinutes(2));
    heard.clear();
    inventory.commit(commit("a", 5));

    assertThat(heard)
        .containsExactly("tea available 5", "EXPIRE done", "tea available 0", "COMMIT done");
  }

  @Test
  void aListenerThatThrowsIsNotFelt() {
    InventoryListener broken =
        new InventoryListener() {
          @Override
          public void onOutcome(
              CommandKind command, ShopId shop, Outcome<?> outcome, Duration elapsed) {
            throw new IllegalStateException("the listener's own bug");
          }

          @Override
          public void onStockChanged(List<StockLevel> levels) {
            throw new IllegalStateException("the listener's own bug");
          }
        };
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock)).listener(broken).build();

    assertThat(inventory.define(StockDefinition.withOpening(TEA, 5)).isDone()).isTrue();
    assertThat(inventory.commit(commit("a", 1)).isDone()).isTrue();
  }
}
