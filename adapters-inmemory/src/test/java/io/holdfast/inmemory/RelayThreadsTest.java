package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.restock.RelayReport;
import io.holdfast.restock.RestockRelay;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shops in parallel, and the threads that a relay starts when it is asked to. */
@Timeout(60)
class RelayThreadsTest extends RelayFixture {
  private static final Duration INTERVAL = Duration.ofMillis(1);

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  /** Begins to publish, and waits until the test lets it go on. */
  private void hang(RestockRequest request) {
    begun.countDown();
    await(go);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PublishingException.transientFailure("interrupted", e);
    }
  }

  @Test
  void aSlowSupplierTakesOneSlotAndNoOtherShopsTime() {
    ShopId slow = new ShopId("a-slow-one");
    put(slow, "slow", FACTORY);
    CountDownLatch others = new CountDownLatch(200);
    otherSide =
        request -> {
          if (request.key().shop().equals(slow)) {
            await(others);
          } else {
            others.countDown();
          }
        };
    for (int shop = 0; shop < 20; shop++) {
      for (int i = 0; i < 10; i++) {
        put(new ShopId("shop-" + shop), "sku-" + i, FACTORY);
      }
    }
    ExecutorService threads = Executors.newFixedThreadPool(2);
    RestockRelay relay = builder().concurrency(2).executor(threads).build();
    RelayReport report = relay.runOnce();
    assertThat(report.published()).isEqualTo(201);
    assertThat(report.shops()).isEqualTo(21);
    threads.shutdown();
  }

  /** Lets a fourth come for a while, if one can. */
  private static void awaitInVain(CountDownLatch fourth) {
    try {
      fourth.await(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void neverMoreShopsAtATimeThanThereAreSlotsAndNoneTwice() {
    for (int shop = 0; shop < 12; shop++) {
      for (int i = 0; i < 5; i++) {
        put(new ShopId("shop-" + shop), "sku-" + i, FACTORY);
      }
    }
    AtomicInteger most = new AtomicInteger();
    Set<ShopId> busy = ConcurrentHashMap.newKeySet();
    CountDownLatch fourth = new CountDownLatch(4);
    otherSide =
        request -> {
          assertThat(busy.add(request.key().shop())).isTrue();
          most.accumulateAndGet(busy.size(), Math::max);
          fourth.countDown();
          awaitInVain(fourth);
          busy.remove(request.key().shop());
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    RestockRelay relay = builder().batchSize(1).concurrency(3).executor(threads).build();
    assertThat(drain(relay).published()).isEqualTo(60);
    assertThat(most.get()).isBetween(1, 3);
    threads.shutdown();
  }

  @Test
  void aShopAtItsTurnIsLeftToTheCallThatHasIt() throws Exception {
    put("a");
    put("b");
    otherSide = this::hang;
    ExecutorService thread = Executors.newSingleThreadExecutor();
    RestockRelay relay = builder().batchSize(1).build();
    Future<RelayReport> first = thread.submit(relay::runOnce);
    await(begun);
    assertThat(relay.runOnce()).isEqualTo(RelayReport.NONE);
    go.countDown();
    assertThat(first.get().published()).isEqualTo(1);
    assertThat(relay.runOnce().published()).isEqualTo(1);
    thread.shutdown();
  }

  @Test
  void onceStartedItFindsWhatIsDueUntilItIsClosed() throws Exception {
    Semaphore published = new Semaphore(0);
    otherSide = request -> published.release();
    RestockRelay relay = builder().batchSize(2).build();
    relay.start(INTERVAL);
    for (int i = 0; i < 25; i++) {
      put("sku-" + i);
    }
    assertThat(published.tryAcquire(25, 30, TimeUnit.SECONDS)).isTrue();
    assertThatIllegalStateException().isThrownBy(() -> relay.start(INTERVAL));
    relay.close();
    relay.close();
    assertThat(outbox.messages(SHOP, null, 100)).allMatch(it -> it.state() == State.SENT);
    assertThatIllegalStateException().isThrownBy(relay::runOnce);
    assertThatIllegalStateException().isThrownBy(() -> relay.start(INTERVAL));
    put("too-late");
    assertThat(published.tryAcquire(50, TimeUnit.MILLISECONDS)).isFalse();
  }

  @Test
  void whateverTheOutboxThrowsThePollerGoesOn() throws Exception {
    put("a");
    FailingOutbox failing = new FailingOutbox(outbox);
    failing.ofDueShops.add(new IllegalStateException("as if"));
    failing.ofDueShops.add(new IOException("as if"));
    failing.ofDueShops.add(new OutOfMemoryError("as if"));
    Semaphore published = new Semaphore(0);
    otherSide = request -> published.release();
    try (RestockRelay relay = builder(failing).build()) {
      relay.start(INTERVAL);
      assertThat(published.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(failing.ofDueShops).isEmpty();
  }

  @Test
  void aSlowShopDoesNotKeepTheNextPassFromBeginning() throws Exception {
    put(new ShopId("a-slow-one"), "slow", FACTORY);
    Semaphore published = new Semaphore(0);
    otherSide =
        request -> {
          if (request.key().sku().value().equals("slow")) {
            await(go);
          }
          published.release();
        };
    try (RestockRelay relay = builder().concurrency(2).build()) {
      relay.start(INTERVAL);
      for (int i = 0; i < 5; i++) {
        put(new ShopId("quick"), "sku-" + i, FACTORY);
        assertThat(published.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      }
      go.countDown();
      assertThat(published.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void itsThreadsSurviveWhateverThePublisherThrows() throws Exception {
    put("bad");
    Semaphore tries = new Semaphore(0);
    otherSide =
        request -> {
          tries.release();
          if (request.key().sku().value().equals("bad")) {
            throw new StackOverflowError("deep");
          }
        };
    try (RestockRelay relay = builder().concurrency(1).build()) {
      relay.start(INTERVAL);
      assertThat(tries.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      put("good");
      assertThat(tries.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
      clock.advance(LEASE);
      assertThat(tries.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(outbox.messages(SHOP, null, 10)).anyMatch(it -> it.state() == State.SENT);
  }

  @Test
  void closingPutsBackWhatIsNotBegunAndWaitsForWhatIs() throws Exception {
    RestockRequest first = put("a");
    RestockRequest second = put("b");
    otherSide = this::hang;
    RestockRelay relay = builder().build();
    relay.start(INTERVAL);
    await(begun);
    Thread closer = new Thread(relay::close);
    closer.start();
    // It waits for the turn to end.
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(closer::getState, state -> state == Thread.State.TIMED_WAITING);
    go.countDown();
    closer.join(30_000);
    assertThat(closer.isAlive()).isFalse();
    assertThat(stored(first).state()).isEqualTo(State.SENT);
    assertThat(stored(second).state()).isEqualTo(State.PENDING);
    assertThat(stored(second).attempts()).isZero();
  }

  @Test
  void whoHangsIsInterruptedAfterTheGrace() throws Exception {
    RestockRequest request = put("a");
    otherSide = this::hang;
    RestockRelay relay = builder().shutdownTimeout(Duration.ZERO).build();
    relay.start(INTERVAL);
    await(begun);
    relay.close();
    assertThat(stored(request).state()).isEqualTo(State.PENDING);
    assertThat(stored(request).reason()).isEqualTo("interrupted");
  }
}
