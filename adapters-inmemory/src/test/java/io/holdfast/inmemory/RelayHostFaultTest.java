package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockListener;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.RestockOutbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever the host's code around a relay does, the other shops have their turns. */
@Timeout(60)
class RelayHostFaultTest extends RelayFixture {
  private static final Duration SOON = Duration.ofMillis(50);

  @Test
  void turnsThatTheExecutorDropsAreTakenBackAndComeAgain() {
    for (int i = 0; i < 12; i++) {
      put(new ShopId("shop-" + i), "a", FACTORY);
    }
    AtomicInteger calls = new AtomicInteger();
    Executor dropping =
        task -> {
          if (calls.incrementAndGet() % 2 == 0) {
            task.run();
          }
        };
    RestockRelay relay = builder().lease(SOON).concurrency(2).executor(dropping).build();
    RelayReport all = relay.runOnce();
    assertThat(all.faults()).isPositive();
    for (int i = 0; i < 20 && all.published() < 12; i++) {
      all = all.plus(relay.runOnce());
    }
    assertThat(all.published()).isEqualTo(12);
    relay.close();
  }

  @Test
  void anExecutorThatDropsEverythingKeepsNobodyWaitingForEver() {
    for (int i = 0; i < 5; i++) {
      put(new ShopId("shop-" + i), "a", FACTORY);
    }
    RestockRelay relay = builder().lease(SOON).concurrency(2).executor(task -> {}).build();
    assertThat(relay.runOnce().faults()).isEqualTo(5);
    assertThat(tried).isEmpty();
    relay.close();
  }

  @Test
  void anExecutorThatThrowsLeavesNoShopBehind() {
    for (Throwable each :
        List.of(
            new RejectedExecutionException("full"),
            new IllegalStateException("the executor's own bug"),
            new OutOfMemoryError("no thread, as if"))) {
      ShopId shop = new ShopId("shop-" + each.getClass().getSimpleName().toLowerCase(Locale.ROOT));
      RestockRequest request = put(shop, "a", FACTORY);
      boolean[] broken = {true};
      Executor executor =
          task -> {
            if (broken[0]) {
              if (each instanceof Error error) {
                throw error;
              }
              throw (RuntimeException) each;
            }
            task.run();
          };
      RestockRelay relay = builder().executor(executor).build();
      assertThatExceptionOfType(each.getClass()).isThrownBy(relay::runOnce);
      broken[0] = false;
      assertThat(relay.runOnce().published()).isEqualTo(1);
      assertThat(stored(request).state()).isEqualTo(State.SENT);
    }
  }

  @Test
  void aCheckedExceptionOfThePublisherTakesNothingAwayFromOtherMessages() {
    RestockRequest good = put("a");
    RestockRequest bad = put("b");
    RestockRelay relay =
        RestockRelay.builder(
                outbox,
                request -> {
                  if (request.equals(bad)) {
                    // As a publisher in another language throws it.
                    FailingOutbox.<RuntimeException>thrown(new IOException("cut"));
                  }
                })
            .build();
    RelayReport report = relay.runOnce();
    assertThat(report.published()).isEqualTo(1);
    assertThat(stored(good).state()).isEqualTo(State.SENT);
    assertThat(stored(bad).state()).isEqualTo(State.PENDING);
    assertThat(stored(bad).attempts()).isEqualTo(1);
  }

  @Test
  void anInterruptOfThePublisherEndsTheTurnAndIsKept() {
    RestockRequest first = put("a");
    RestockRequest second = put("b");
    otherSide = request -> FailingOutbox.<RuntimeException>thrown(new InterruptedException());
    RelayReport report = interrupted(outbox);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.untried()).isEqualTo(1);
    assertThat(stored(first).attempts()).isEqualTo(1);
    assertThat(stored(second).attempts()).isZero();
  }

  @Test
  void anInterruptOfTheOutboxIsAFaultAndIsKept() {
    RestockRequest request = put("a");
    FailingOutbox interrupted = new FailingOutbox(outbox);
    interrupted.ofLease.add(new InterruptedException());
    assertThat(interrupted(interrupted).faults()).isEqualTo(1);
    assertThat(tried).isEmpty();
    assertThat(builder().build().runOnce().published()).isEqualTo(1);
    assertThat(stored(request).state()).isEqualTo(State.SENT);
  }

  @Test
  void aCheckedExceptionOfTheOutboxTakesNoTurnFromTheOtherShops() {
    put(new ShopId("a"), "a", FACTORY);
    put(new ShopId("b"), "b", FACTORY);
    FailingOutbox failing = new FailingOutbox(outbox);
    failing.ofLease.add(new IOException("cut"));
    RelayReport report = builder(failing).build().runOnce();
    assertThat(report.faults()).isEqualTo(1);
    assertThat(report.published()).isEqualTo(1);
  }

  /** Runs a relay once, and asserts that this thread is interrupted afterwards. */
  private RelayReport interrupted(RestockOutbox of) {
    try {
      RelayReport report = builder(of).build().runOnce();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      return report;
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void anErrorOfTheListenerTakesNothingAwayFromTheMessages() {
    RestockRequest first = put("a");
    RestockRequest second = put("b");
    RestockListener broken = failingListener(new NoClassDefFoundError("a metrics library"));
    RelayReport report = builder().listener(broken).build().runOnce();
    assertThat(report.published()).isEqualTo(2);
    assertThat(stored(first).state()).isEqualTo(State.SENT);
    assertThat(stored(second).state()).isEqualTo(State.SENT);
  }

  @Test
  void aBrokenSourceOfChanceOrTimeLosesNoSettlement() {
    RestockRequest first = put("a");
    RestockRequest second = put("b");
    AtomicInteger reads = new AtomicInteger();
    RestockRelay relay =
        builder()
            .ticker(
                () -> {
                  if (reads.incrementAndGet() == 3) {
                    throw new IllegalStateException("no time");
                  }
                  return 0;
                })
            .build();
    relay.runOnce();
    assertThat(stored(first).state()).isEqualTo(State.SENT);
    assertThat(stored(second).state()).isEqualTo(State.PENDING);
    assertThat(relay.runOnce().published()).isEqualTo(1);
  }

  @Test
  void aBrokenSourceOfChanceIsAsIfItHadDrawnTheLongestWait() {
    RestockRequest request = put("a");
    otherSide =
        it -> {
          throw new IllegalStateException("away");
        };
    RestockRelay relay =
        builder()
            .backOff(Duration.ofSeconds(1), Duration.ofSeconds(1))
            .random(
                () -> {
                  throw new IllegalStateException("no entropy");
                })
            .build();
    assertThat(relay.runOnce().failed()).isEqualTo(1);
    assertThat(stored(request).nextAt()).isEqualTo(clock.instant().plusSeconds(1));
  }
}
