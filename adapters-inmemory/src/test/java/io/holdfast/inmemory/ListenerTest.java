package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandEvent.Path;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
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
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** A listener hears what is durable, and its own failures stay with it. */
class ListenerTest {
  private static final ShopId SHOP = new ShopId("shop");
  private static final StockKey TEA = StockKey.of(SHOP, new Sku("tea"));

  private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final List<String> heard = new ArrayList<>();
  private final List<CommandEvent> events = new ArrayList<>();
  private final InventoryListener listener =
      new InventoryListener() {
        @Override
        public void onCommand(CommandEvent event) {
          events.add(event);
          Outcome<?> outcome = Objects.requireNonNull(event.outcome());
          heard.add(event.command() + " " + outcome.fold(it -> "done", it -> it.code().name()));
        }

        @Override
        public void onStockChanged(List<StockLevel> levels) {
          levels.forEach(it -> heard.add(it.key().sku() + " available " + it.available()));
        }

        @Override
        public void onHoldsExpired(List<Reservation> reservations) {
          reservations.forEach(it -> heard.add(it.id() + " " + it.state()));
        }
      };

  /** Returns an inventory with 5 pieces of tea that the listener hears. */
  private Inventory inventory() {
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock)).listener(listener).build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    return inventory;
  }

  private static CommitRequest commit(String id, long quantity) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("tea", quantity));
  }

  @Test
  void itHearsAnswersAndChangesInOrder() {
    Inventory inventory = inventory();
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
    Inventory inventory = inventory();
    inventory.hold(
        HoldRequest.of(SHOP, new ReservationId("h"), Duration.ofMinutes(1), Line.of("tea", 4)));
    clock.advance(Duration.ofMinutes(2));
    heard.clear();
    inventory.commit(commit("a", 5));

    assertThat(heard)
        .containsExactly(
            "tea available 5", "h EXPIRED", "EXPIRE done", "tea available 0", "COMMIT done");
  }

  @Test
  void whoeverRecordsAnExpirySaysSoOnce() {
    Inventory inventory = inventory();
    for (String id : List.of("swept", "released", "undone")) {
      inventory.hold(
          HoldRequest.of(SHOP, new ReservationId(id), Duration.ofMinutes(1), Line.of("tea", 1)));
      clock.advance(Duration.ofMinutes(2));
      heard.clear();
      switch (id) {
        case "swept" -> inventory.sweep(SHOP, 10);
        case "released" -> inventory.release(SHOP, new ReservationId(id));
        default -> inventory.undo(SHOP, new ReservationId(id));
      }
      inventory.sweep(SHOP, 10);
      inventory.release(SHOP, new ReservationId(id));
      assertThat(heard.stream().filter(it -> it.endsWith("EXPIRED")))
          .containsExactly(id + " EXPIRED");
    }
  }

  @Test
  void anEventSaysWhichCommandItWas() {
    Map<String, String> orders = new ConcurrentHashMap<>();
    Inventory inventory = inventory();
    inventory.receive(ReceiveRequest.of(SHOP, new OperationId("d"), Line.of("tea", 2)));
    inventory.commit(commit("a", 2));
    inventory.cancel(SHOP, new ReservationId("a"));
    inventory.alongside(InMemoryWrite.insert("orders", orders, "b", "row")).commit(commit("b", 1));

    assertThat(events)
        .extracting(CommandEvent::command, it -> String.valueOf(it.id()), CommandEvent::lines)
        .containsExactly(
            tuple(CommandKind.DEFINE, "null", List.of()),
            tuple(CommandKind.RECEIVE, "d", List.of(Line.of("tea", 2))),
            tuple(CommandKind.COMMIT, "a", List.of(Line.of("tea", 2))),
            tuple(CommandKind.CANCEL, "a", List.of()),
            tuple(CommandKind.COMMIT, "b", List.of(Line.of("tea", 1))));
    assertThat(events)
        .allSatisfy(
            it -> {
              assertThat(it.shop()).isEqualTo(SHOP);
              assertThat(it.path()).isEqualTo(Path.DIRECT);
              assertThat(it.elapsed()).isPositive();
              assertThat(it.fault()).isNull();
            });
  }

  @Test
  void anyNumberOfListenersHearEverything() {
    List<String> others = new ArrayList<>();
    InventoryListener broken =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            throw new IllegalStateException("the bug of another listener");
          }
        };
    InventoryListener second =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            others.add(event.command().name());
          }
        };
    Inventory inventory =
        Inventory.builder(InMemoryInventoryStore.create(clock))
            .listener(broken)
            .listener(listener)
            .listener(InventoryListener.NO_OP)
            .listener(second)
            .build();
    inventory.define(StockDefinition.withOpening(TEA, 5));
    assertThat(heard).containsExactly("tea available 5", "DEFINE done");
    assertThat(others).containsExactly("DEFINE");
  }

  @Test
  void aListenerThatThrowsIsNotFelt() {
    InventoryListener broken =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
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
