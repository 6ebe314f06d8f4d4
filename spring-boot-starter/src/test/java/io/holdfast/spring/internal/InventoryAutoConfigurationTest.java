package io.holdfast.spring.internal;

import static io.holdfast.spring.internal.Contexts.SENCHA;
import static io.holdfast.spring.internal.Contexts.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommandKind;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.ShopInventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.SupplierId;
import io.holdfast.spring.HoldsExpiredEvent;
import io.holdfast.spring.InventoryCustomizer;
import io.holdfast.spring.RestockRequestedEvent;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;

class InventoryAutoConfigurationTest {
  private static final ReservationId ORDER = new ReservationId("o-1");

  @Test
  void closesTheInventoryWithTheContext() {
    AtomicReference<Inventory> kept = new AtomicReference<>();
    Contexts.memory().run(context -> kept.set(context.getBean(Inventory.class)));
    assertThatThrownBy(() -> kept.get().define(StockDefinition.withOpening(SENCHA, 2)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void hasAnInventoryOfTheOnlyShop() {
    Contexts.memory().run(it -> assertThat(it).doesNotHaveBean(ShopInventory.class));
    Contexts.memory()
        .withPropertyValues("holdfast.shop=tea-house")
        .run(it -> assertThat(it.getBean(ShopInventory.class).shop()).isEqualTo(SHOP));
  }

  @Test
  void leavesTheInventoryOfTheHostAlone() {
    Inventory own = Inventory.create(InMemoryInventoryStore.create());
    Contexts.starter()
        .withBean(Inventory.class, () -> own)
        .run(it -> assertThat(it.getBean(Inventory.class)).isSameAs(own));
  }

  @Test
  void takesTheLimitsOfHoldsFromProperties() {
    Contexts.memory()
        .withPropertyValues("holdfast.max-ttl=2m", "holdfast.max-hold-life=5m")
        .run(
            context -> {
              Inventory inventory = Contexts.stocked(context, 2);
              HoldRequest tooLong =
                  HoldRequest.of(SHOP, ORDER, Duration.ofMinutes(3), Line.of("sencha", 1));
              assertThatThrownBy(() -> inventory.hold(tooLong))
                  .isInstanceOf(InvalidRequestException.class)
                  .hasMessageContaining("ttl");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "holdfast.lanes.max-batch-size=0",
        "holdfast.lanes.max-batch-duration=0s",
        "holdfast.lanes.max-concurrent-reads=0",
        "holdfast.max-ttl=0s",
        "holdfast.max-hold-life=1s",
        "holdfast.shutdown-timeout=2d",
        "holdfast.jdbc.table-prefix=Bad-",
        "holdfast.jdbc.retries=-1",
        "holdfast.jdbc.deadline=0s",
        "holdfast.jdbc.network-timeout=0s",
        "holdfast.sweep.interval=0s",
        "holdfast.sweep.batch-size=0",
        "holdfast.restock.interval=0s",
        "holdfast.health.timeout=0s",
        "holdfast.web.idempotency.lease=0s",
        "holdfast.web.idempotency.retention=0s",
        "holdfast.idempotency.cache-size=-1",
        "holdfast.shop=a shop",
        "holdfast.transactions=perhaps",
        "holdfast.store=paper",
        "holdfast.jdbc.dialect=oracle",
        "holdfast.jdbc.schema=drop"
      })
  void refusesABadValueAtStartUpAndNamesIt(String property) {
    String name = property.substring("holdfast.".length(), property.indexOf('='));
    String option = name.substring(name.lastIndexOf('.') + 1).replace("-", "");
    Contexts.jdbc()
        .withPropertyValues(property)
        .run(
            context -> {
              StringBuilder texts = new StringBuilder();
              for (Throwable e = context.getStartupFailure(); e != null; e = e.getCause()) {
                texts.append(e.getMessage()).append('\n');
              }
              assertThat(texts.toString().replace("-", "")).containsIgnoringCase(option);
            });
  }

  @Test
  void letsCustomizersSetWhatHasNoProperty() {
    List<String> order = new ArrayList<>();
    Contexts.memory()
        .withBean("one", InventoryCustomizer.class, () -> builder -> order.add("one"))
        .withBean("two", InventoryCustomizer.class, () -> builder -> order.add("two"))
        .run(context -> assertThat(order).containsExactlyInAnyOrder("one", "two"));
  }

  @Test
  void tellsListenersThatUseTheInventoryThemselves() {
    Contexts.memory()
        .withUserConfiguration(Listening.class)
        .run(
            context -> {
              Contexts.stocked(context, 2);
              assertThat(context.getBean(Counting.class).seen).containsExactly(2L);
            });
  }

  /** Reads the level that a command has left. */
  static final class Counting implements InventoryListener {
    private final Inventory inventory;
    private final List<Long> seen = new ArrayList<>();

    Counting(Inventory inventory) {
      this.inventory = inventory;
    }

    @Override
    public void onCommand(CommandEvent event) {
      seen.add(inventory.level(SENCHA).orElseThrow().available());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Listening {
    @Bean
    Counting counting(Inventory inventory) {
      return new Counting(inventory);
    }
  }

  @Test
  void publishesCommandsExpiredHoldsAndRestockRequestsAsEvents() {
    SettableClock clock = new SettableClock();
    Contexts.starter()
        .withBean(InMemoryInventoryStore.class, () -> InMemoryInventoryStore.create(clock))
        .withBean(Heard.class)
        .run(
            context -> {
              play(context.getBean(Inventory.class), clock);
              Heard heard = context.getBean(Heard.class);
              assertThat(heard.commands).contains(CommandKind.HOLD, CommandKind.COMMIT);
              assertThat(heard.expired).containsExactly(ORDER);
              assertThat(heard.requested).containsExactly(10L);
            });
  }

  @Test
  void publishesNoEventsIfTheyAreOff() {
    SettableClock clock = new SettableClock();
    Contexts.starter()
        .withPropertyValues("holdfast.events=false")
        .withBean(InMemoryInventoryStore.class, () -> InMemoryInventoryStore.create(clock))
        .withBean(Heard.class)
        .run(
            context -> {
              play(context.getBean(Inventory.class), clock);
              assertThat(context.getBean(Heard.class).commands).isEmpty();
            });
  }

  private static void play(Inventory inventory, SettableClock clock) {
    inventory.define(StockDefinition.withOpening(SENCHA, 2)).orElseThrow();
    RestockPolicy policy = RestockPolicy.lots(new SupplierId("factory"), 0, 10);
    inventory.setRestockPolicy(SENCHA, policy).orElseThrow();
    Line one = Line.of("sencha", 1);
    inventory.hold(HoldRequest.of(SHOP, ORDER, Duration.ofMinutes(1), one)).orElseThrow();
    clock.advance(Duration.ofMinutes(2));
    inventory.sweep(SHOP, 10);
    ReservationId second = new ReservationId("o-2");
    inventory.commit(CommitRequest.of(SHOP, second, Line.of("sencha", 2))).orElseThrow();
  }

  static class Heard {
    private final List<CommandKind> commands = new ArrayList<>();
    private final List<ReservationId> expired = new ArrayList<>();
    private final List<Long> requested = new ArrayList<>();

    @EventListener
    void on(CommandEvent event) {
      commands.add(event.command());
    }

    @EventListener
    void on(HoldsExpiredEvent event) {
      event.reservations().forEach(it -> expired.add(it.id()));
    }

    @EventListener
    void on(RestockRequestedEvent event) {
      event.requests().forEach(it -> requested.add(it.quantity()));
    }
  }
}
