package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What goes wrong between the outbox and the supplier. */
class RelayFaultTest extends RelayFixture {
  private final FailingOutbox failing = new FailingOutbox(outbox);

  @Test
  void anErrorOfThePublisherIsPassedOnAfterTheRestIsSettledAndItsMessageLeftToTheLease() {
    RestockRequest before = put("before");
    RestockRequest broken = put("broken");
    RestockRequest after = put("later");
    otherSide =
        request -> {
          if (request.equals(broken)) {
            throw new StackOverflowError("deep");
          }
        };
    RestockRelay relay = builder().build();
    assertThatExceptionOfType(StackOverflowError.class).isThrownBy(relay::runOnce);
    assertThat(stored(before).state()).isEqualTo(State.SENT);
    assertThat(stored(broken).state()).isEqualTo(State.PENDING);
    assertThat(stored(broken).nextAt()).isEqualTo(clock.instant().plus(LEASE));
    assertThat(stored(after).attempts()).isZero();
    otherSide = request -> {};
    assertThat(relay.runOnce().published()).isEqualTo(1);
    clock.advance(LEASE);
    assertThat(relay.runOnce().published()).isEqualTo(1);
    assertThat(outbox.messages(SHOP, null, 10)).allMatch(it -> it.state() == State.SENT);
  }

  @Test
  void whoIsTooSlowFindsOutAndChangesNothing() {
    RestockRequest request = put("a");
    RestockRelay quick = builder().build();
    RestockRelay slow = builder().build();
    otherSide =
        it -> {
          otherSide = accepted -> {};
          clock.advance(LEASE);
          assertThat(quick.runOnce()).isEqualTo(RelayReport.NONE.plus(published()));
        };
    RelayReport report = slow.runOnce();
    assertThat(report).isEqualTo(new RelayReport(1, 0, 0, 0, 0, 0, 1, 0, false));
    assertThat(stored(request).fencingToken()).isEqualTo(2);
    assertThat(stored(request).state()).isEqualTo(State.SENT);
    assertThat(told).containsExactly("published a 1");
  }

  private static RelayReport published() {
    return new RelayReport(1, 1, 0, 0, 0, 0, 0, 0, false);
  }

  @Test
  void nothingIsBegunInTheSecondHalfOfALease() {
    for (int i = 0; i < 10; i++) {
      put("sku-" + i);
    }
    otherSide = request -> clock.advance(LEASE.dividedBy(4));
    RelayReport report = builder().build().runOnce();
    assertThat(report).isEqualTo(new RelayReport(1, 2, 0, 0, 0, 8, 0, 0, true));
    assertThat(outbox.messages(SHOP, null, 10)).filteredOn(it -> it.attempts() == 0).hasSize(10);
  }

  @Test
  void aClockThatGoesBackMakesNothingStuck() {
    put("a");
    otherSide =
        request -> {
          clock.advance(Duration.ofHours(-1));
          throw new IllegalStateException();
        };
    RestockRelay relay = builder().build();
    assertThat(relay.runOnce().failed()).isEqualTo(1);
    otherSide = request -> {};
    clock.advance(Duration.ofSeconds(1));
    assertThat(relay.runOnce().published()).isEqualTo(1);
  }

  @Test
  void oneShopWhoseMessagesCannotBeHadDelaysNoOther() {
    ShopId broke = new ShopId("broke");
    put(broke, "a", FACTORY);
    RestockRequest good = put("b");
    failing.ofLease.add(new UnavailableException("away", null));
    RestockRelay relay = builder(failing).build();
    assertThat(relay.runOnce()).isEqualTo(new RelayReport(2, 1, 0, 0, 0, 0, 0, 1, false));
    assertThat(tried).containsExactly(good);
    assertThat(told).contains("fault broke away");
    assertThat(relay.runOnce()).isEqualTo(published());
  }

  @Test
  void whatCouldNotBeSettledComesAgainWhenItsLeaseEnds() {
    RestockRequest request = put("a");
    failing.ofSettle.add(new UnavailableException("away", null));
    RestockRelay relay = builder(failing).build();
    assertThat(relay.runOnce()).isEqualTo(new RelayReport(1, 0, 0, 0, 0, 0, 0, 1, false));
    assertThat(stored(request).state()).isEqualTo(State.PENDING);
    clock.advance(LEASE);
    assertThat(relay.runOnce()).isEqualTo(published());
    assertThat(tried).containsExactly(request, request);
  }

  @Test
  void whereTheOutboxCannotSayWhoIsDueTheCallerIsTold() {
    put("a");
    failing.ofDueShops.add(new UnavailableException("away", null));
    RestockRelay relay = builder(failing).build();
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(relay::runOnce);
    assertThat(relay.runOnce()).isEqualTo(published());
  }

  @Test
  void aListenerThatFailsChangesNothing() {
    put("a");
    RestockListener listener = failingListener(new IllegalStateException("listener"));
    assertThat(builder().listener(listener).build().runOnce()).isEqualTo(published());
  }

  @Test
  void anInterruptEndsTheCallSoonAndIsKept() {
    put("a");
    put("b");
    otherSide = request -> Thread.currentThread().interrupt();
    RestockRelay relay = builder().build();
    try {
      assertThat(relay.runOnce()).isEqualTo(new RelayReport(1, 1, 0, 0, 0, 1, 0, 0, true));
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      Thread.interrupted();
    }
    otherSide = request -> {};
    assertThat(relay.runOnce()).isEqualTo(published());
  }

  @Test
  void nothingIsEverSentThatThePublisherHasNotAccepted() {
    RestockOutbox spy =
        new FailingOutbox(outbox) {
          @Override
          public Set<MessageId> settle(ShopId shop, List<Settlement<RestockRequest>> settlements) {
            assertThat(settlements).noneMatch(it -> it instanceof Settlement.Sent);
            return super.settle(shop, settlements);
          }
        };
    List<Throwable> all =
        List.of(
            new IllegalStateException(),
            new NullPointerException(),
            new AssertionError(),
            new OutOfMemoryError("as if"));
    for (Throwable each : all) {
      RestockRequest request = put(new ShopId("s" + all.indexOf(each)), "a", FACTORY);
      otherSide =
          it -> {
            if (each instanceof Error error) {
              throw error;
            }
            throw (RuntimeException) each;
          };
      try {
        builder(spy).build().runOnce();
      } catch (Error e) {
        assertThat(e).isSameAs(each);
      }
      OutboxMessage<RestockRequest> stored = stored(request);
      assertThat(stored.state()).isEqualTo(State.PENDING);
    }
  }
}
