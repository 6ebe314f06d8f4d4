package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.OutboxListener;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.spi.ExpiredHoldPublisher;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.PublishingException;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The relay of expired holds: a message is published until the host accepts it. */
class ExpiredHoldRelayTest {
  private static final ShopId SHOP = new ShopId("tea-house");
  private static final Duration TTL = Duration.ofMinutes(10);

  private final SettableClock clock = new SettableClock();
  private final InMemoryInventoryStore store =
      InMemoryInventoryStore.builder().clock(clock).expiredHoldOutbox(true).build();
  private final Inventory inventory = Inventory.create(store);
  private final List<String> tried = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private ExpiredHoldPublisher host = hold -> {};

  private final ExpiredHoldRelay relay =
      ExpiredHoldRelay.builder(
              store.expiredHoldOutbox(),
              hold -> {
                tried.add(hold.id().value());
                host.publish(hold);
              })
          .maxAttempts(3)
          .listener(new Listener())
          .build();

  private final class Listener implements OutboxListener<ExpiredHold> {
    @Override
    public void onPublished(ExpiredHold hold, int attempts) {
      told.add("published " + hold.id() + " " + attempts);
    }

    @Override
    public void onFailed(ExpiredHold hold, int attempts, String reason, Duration after) {
      told.add("failed " + hold.id() + " " + attempts + " " + reason);
    }

    @Override
    public void onBlocked(ExpiredHold hold, String reason) {
      told.add("blocked " + hold.id() + " " + reason);
    }
  }

  private void expire(String... ids) {
    StockKey cup = StockKey.of(SHOP, new Sku("cup"));
    inventory.define(StockDefinition.withOpening(cup, 100));
    for (String id : ids) {
      inventory
          .hold(HoldRequest.of(SHOP, new ReservationId(id), TTL, Line.of("cup", 1)))
          .orElseThrow();
    }
    clock.advance(TTL);
    inventory.sweep(SHOP, 100);
  }

  @Test
  void anAcceptedMessageIsDeleted() {
    expire("a", "b");
    RelayReport report = relay.runOnce();
    assertThat(report.published()).isEqualTo(2);
    assertThat(report.closed()).isZero();
    assertThat(tried).containsExactlyInAnyOrder("a", "b");
    assertThat(told).containsExactlyInAnyOrder("published a 1", "published b 1");
    assertThat(store.expiredHoldOutbox().messages(SHOP, null, 10)).isEmpty();
    clock.advance(Duration.ofDays(1));
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
  }

  @Test
  void aFailureIsTriedAgainUntilTheHostAccepts() {
    expire("a");
    host =
        hold -> {
          throw PublishingException.transientFailure("the bank is away", null);
        };
    assertThat(relay.runOnce().failed()).isEqualTo(1);
    clock.advance(Duration.ofHours(1));
    host = hold -> {};
    assertThat(relay.runOnce().published()).isEqualTo(1);
    assertThat(told).containsExactly("failed a 1 the bank is away", "published a 2");
  }

  @Test
  void aMessageThatAlwaysFailsIsBlockedAndDelaysNoOther() {
    expire("bad", "good");
    host =
        hold -> {
          if (hold.id().value().equals("bad")) {
            throw new IllegalStateException("no such payment");
          }
        };
    for (int i = 0; i < 3; i++) {
      relay.runOnce();
      clock.advance(Duration.ofHours(1));
    }
    assertThat(tried).containsExactly("bad", "good", "bad", "bad");
    assertThat(told).last().asString().startsWith("blocked bad ");
    assertThat(store.expiredHoldOutbox().summary(SHOP).messages(State.BLOCKED)).isEqualTo(1);
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);

    ReservationId bad = new ReservationId("bad");
    assertThat(store.expiredHoldOutbox().unblock(SHOP, bad)).isTrue();
    host = hold -> {};
    assertThat(relay.runOnce().published()).isEqualTo(1);
  }

  @Test
  void aBlockedMessageCanBeWithdrawn() {
    expire("a");
    host =
        hold -> {
          throw PublishingException.permanentFailure("unknown order", null);
        };
    assertThat(relay.runOnce().blocked()).isEqualTo(1);
    assertThat(store.expiredHoldOutbox().withdraw(SHOP, new ReservationId("a"))).isTrue();
    assertThat(store.expiredHoldOutbox().messages(SHOP, null, 10)).isEmpty();
  }
}
