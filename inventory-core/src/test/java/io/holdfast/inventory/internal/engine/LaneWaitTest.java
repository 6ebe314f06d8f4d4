package io.holdfast.inventory.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Waiting, time-outs, interrupts and closing. */
class LaneWaitTest extends LaneFixture {
  private static final Duration SHORT = Duration.ofMillis(500);

  @Test
  void whoHasWaitedTooLongIsLetGoWhileTheUnitStillRunsAndIsNeverTaken() {
    Inventory inventory = inventory(options -> options.maxWait(SHORT));
    holdUp(inventory, "first");

    assertThatThrownBy(() -> inventory.commit(order("late", 1)))
        .isInstanceOf(BusyException.class)
        .hasMessageContaining("nothing was done");
    assertThat(first).isNotDone();
    goOn();
    assertThat(get(first).isDone()).isTrue();
    assertThat(inventory.reservation(SHOP, new ReservationId("late"))).isEmpty();
  }

  @Test
  void aStageThatHasWaitedTooLongIsDroppedWhenItLeavesTheQueue() {
    Inventory inventory = inventory(options -> options.maxWait(SHORT));
    holdUp(inventory, "first");
    var late = send(inventory, "late", 1);
    // The blocking call behind it times out only after its wait limit, so the wait of the stage is
    // over.
    assertThatThrownBy(() -> inventory.commit(order("later", 1))).isInstanceOf(BusyException.class);
    goOn();

    assertThatThrownBy(() -> get(late)).hasCauseInstanceOf(BusyException.class);
    assertThat(store.units).containsExactly(List.of("first"));
  }

  @Test
  void aStageThatWasCancelledInTimeIsDropped() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var unwanted = send(inventory, "unwanted", 1);
    var wanted = send(inventory, "wanted", 1);
    unwanted.cancel(false);
    goOn();

    assertThat(get(wanted).isDone() && get(first).isDone()).isTrue();
    assertThat(store.units).containsExactly(List.of("first"), List.of("wanted"));
  }

  @Test
  void whatHangsOnAStageNeverRunsOnACallerThatLeads() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    // It is at the head of the queue, so it leads the second transaction, which includes the stage.
    Thread leader = new Thread(() -> inventory.commit(order("b", 1)));
    leader.start();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(5))
        .until(leader::getState, state -> state == Thread.State.TIMED_WAITING);
    var hangs = send(inventory, "c", 1).thenApply(outcome -> Thread.currentThread());
    goOn();

    assertThat(get(hangs)).isNotSameAs(leader);
    assertThat(store.units).containsExactly(List.of("first"), List.of("b", "c"));
  }

  @Test
  void anInterruptedCallerGetsItsAnswerAndKeepsTheInterrupt() throws Exception {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    AtomicReference<Outcome<?>> answer = new AtomicReference<>();
    AtomicReference<Boolean> flag = new AtomicReference<>();
    Thread caller =
        new Thread(
            () -> {
              answer.set(inventory.commit(order("a", 1)));
              flag.set(Thread.currentThread().isInterrupted());
            });
    caller.start();
    caller.interrupt();
    goOn();
    caller.join(20_000);

    assertThat(answer.get().isDone()).isTrue();
    assertThat(flag.get()).isTrue();
  }

  @Test
  void closingLetsNobodyInAndWaitsForThoseWhoAre() {
    Inventory inventory = inventory();
    holdUp(inventory, "first");
    var queued = send(inventory, "queued", 1);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(inventory::close, threads);
    awaitClosed(inventory);
    assertThatThrownBy(() -> inventory.commit(order("x", 1)))
        .isInstanceOfAny(IllegalStateException.class);

    assertThat(closing).isNotDone();
    assertThat(queued).isNotDone();
    goOn();
    get(closing);
    assertThat(get(first).isDone() && get(queued).isDone()).isTrue();
    assertThatThrownBy(() -> inventory.level(key(SHOP))).hasMessage("closed");
    assertThatThrownBy(() -> send(inventory, "x", 1)).hasMessage("closed");
  }

  @Test
  void aCommandWithoutACallerNeedsNoExecutorThatTakesIt() {
    Inventory inventory =
        Inventory.builder(store)
            .executor(
                task -> {
                  throw new java.util.concurrent.RejectedExecutionException("shut down");
                })
            .build();
    inventory.define(StockDefinition.withOpening(key(SHOP), 5)).orElseThrow();
    assertThat(get(send(inventory, "a", 1)).isDone()).isTrue();
  }

  @Test
  void aMalformedRequestIsRefusedByTheCallItself() {
    Inventory inventory = inventory();
    assertThatThrownBy(() -> inventory.extendAsync(SHOP, new ReservationId("a"), Duration.ZERO))
        .isInstanceOf(InvalidRequestException.class);
    assertThat(store.units).isEmpty();
  }

  @Test
  void aListenerMayUseTheInventory() {
    AtomicInteger orders = new AtomicInteger();
    AtomicReference<Inventory> inventory = new AtomicReference<>();
    InventoryListener reordering =
        new InventoryListener() {
          @Override
          public void onStockChanged(List<StockLevel> levels) {
            if (orders.incrementAndGet() <= 3) {
              inventory.get().commit(order("again-" + orders.get(), 1)).orElseThrow();
            }
          }
        };
    inventory.set(Inventory.builder(store).listener(reordering).build());
    inventory.get().define(StockDefinition.withOpening(key(SHOP), 5)).orElseThrow();

    assertThat(orders).hasValue(4);
    assertThat(inventory.get().level(key(SHOP)).orElseThrow().committed()).isEqualTo(3);
  }

  @Test
  void aListenerHearsHowManySharedAUnitAndEachAnswer() {
    List<String> heard = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch batches = new CountDownLatch(3);
    InventoryListener listener =
        new InventoryListener() {
          @Override
          public void onBatch(ShopId shop, int commands, Duration elapsed) {
            heard.add(commands + " of " + shop + (elapsed.isNegative() ? " too early" : ""));
            batches.countDown();
          }

          @Override
          public void onCommand(CommandEvent event) {
            heard.add(event.command() + " " + event.outcome().isDone() + " " + event.path());
          }
        };
    try (Inventory inventory =
        Inventory.builder(store).listener(listener).executor(threads).build()) {
      inventory.define(StockDefinition.withOpening(key(SHOP), 5)).orElseThrow();
      holdUp(inventory, "first");
      var a = send(inventory, "a", 1);
      var b = send(inventory, "b", 9);
      goOn();
      assertThat(get(a).isDone()).isTrue();
      assertThat(get(b).isDone()).isFalse();
    }
    await(batches);
    assertThat(heard)
        .contains(
            "1 of shop", "2 of shop", "DEFINE true LANE", "COMMIT true LANE", "COMMIT false LANE");
  }

  @Test
  void readsOfAShopTakeTheirShareOfTheStoreAndNoMore() {
    Inventory inventory = inventory(options -> options.maxConcurrentReads(2).maxWait(SHORT));
    CountDownLatch inside = new CountDownLatch(2);
    CountDownLatch leave = new CountDownLatch(1);
    store.beforeRead =
        footprint -> {
          if (footprint.shop().equals(SHOP)) {
            inside.countDown();
            await(leave);
          }
        };
    var one = CompletableFuture.supplyAsync(() -> inventory.level(key(SHOP)), threads);
    var two = CompletableFuture.supplyAsync(() -> inventory.level(key(SHOP)), threads);
    await(inside);

    assertThatThrownBy(() -> inventory.level(key(SHOP))).isInstanceOf(BusyException.class);
    assertThat(inventory.level(key(new ShopId("quiet")))).isEmpty();
    leave.countDown();
    assertThat(get(one)).isPresent();
    assertThat(get(two)).isPresent();
    assertThat(inventory.level(key(SHOP))).isPresent();
  }

  @Test
  void virtualThreadsWaitInLanesWithoutHoldingOnToTheirCarriers() throws Exception {
    assumeTrue(Runtime.version().feature() >= 21, "needs virtual threads");
    Inventory inventory = inventory(options -> options.maxWait(Duration.ofSeconds(20)));
    holdUp(inventory, "first");
    var start = Thread.class.getMethod("startVirtualThread", Runnable.class);
    List<CompletableFuture<Outcome<?>>> answers = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      String id = "v" + i;
      CompletableFuture<Outcome<?>> answer = new CompletableFuture<>();
      answers.add(answer);
      Runnable call = () -> answer.complete(inventory.commit(order(id, 1)));
      start.invoke(null, call);
    }
    goOn();
    answers.forEach(LaneFixture::get);
    assertThat(answers.stream().filter(answer -> get(answer).isDone())).hasSize(4);
  }

  @Test
  void optionsOutOfRangeAreRefusedByName() {
    assertThatThrownBy(() -> LaneOptions.builder().queueCapacity(0).build())
        .hasMessageContaining("lanes.queueCapacity");
    assertThatThrownBy(() -> LaneOptions.builder().maxExpectedWait(Duration.ZERO).build())
        .hasMessageContaining("lanes.maxExpectedWait");
    assertThatThrownBy(() -> LaneOptions.builder().maxExpectedWait(Duration.ofHours(2)).build())
        .hasMessageContaining("lanes.maxExpectedWait");
    assertThatThrownBy(() -> LaneOptions.builder().maxBatchSize(10_001).build())
        .hasMessageContaining("lanes.maxBatchSize");
    assertThatThrownBy(() -> LaneOptions.builder().maxWait(Duration.ZERO).build())
        .hasMessageContaining("lanes.maxWait");
    assertThatThrownBy(() -> LaneOptions.builder().maxBatchDuration(Duration.ofHours(1)).build())
        .hasMessageContaining("lanes.maxBatchDuration");
    assertThatThrownBy(() -> LaneOptions.builder().maxConcurrentReads(0).build())
        .hasMessageContaining("lanes.maxConcurrentReads");
  }
}
