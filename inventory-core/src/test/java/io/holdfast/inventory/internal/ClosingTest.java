package io.holdfast.inventory.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.internal.engine.LaneFixture;
import io.holdfast.inventory.model.ReservationId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Closing waits for answers, for a bounded time. */
@Timeout(60)
class ClosingTest extends LaneFixture {
  static Stream<LaneOptions> modes() {
    return Stream.of(LaneOptions.DEFAULT, LaneOptions.OFF);
  }

  private Inventory opened(LaneOptions lanes, Duration shutdownTimeout) {
    return opened(lanes, shutdownTimeout, Executors.newSingleThreadExecutor());
  }

  private Inventory opened(LaneOptions lanes, Duration shutdownTimeout, Executor executor) {
    Inventory inventory =
        Inventory.builder(store)
            .lanes(lanes)
            .executor(executor)
            .shutdownTimeout(shutdownTimeout)
            .build();
    inventory.define(StockDefinition.withOpening(key(SHOP), 1_000)).orElseThrow();
    return inventory;
  }

  @ParameterizedTest
  @MethodSource("modes")
  void itWaitsForEveryStage(LaneOptions lanes) {
    Inventory inventory = opened(lanes, Duration.ofSeconds(50));
    holdUp(inventory, "first");
    var orders = sendMany(inventory, "a", 400);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(inventory::close, threads);
    awaitClosed(inventory);
    assertThat(closing).isNotDone();
    goOn();
    get(closing);
    assertThat(orders).allMatch(CompletableFuture::isDone);
    assertThat(orders).allMatch(order -> get(order).isDone());
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatIsNotAnsweredInTimeIsToldWhatIsKnownOfIt(LaneOptions lanes) {
    Inventory inventory = opened(lanes, Duration.ofMillis(50));
    holdUp(inventory, "first");
    var queued = send(inventory, "queued", 1);
    inventory.close();
    assertThatThrownBy(() -> first.join()).hasCauseInstanceOf(OutcomeUnknownException.class);
    assertThatThrownBy(queued::join)
        .hasCauseInstanceOf(BusyException.class)
        .hasMessageContaining("nothing was done");
    goOn();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatWasToldThatNothingWasDoneIsNeverDoneLater(LaneOptions lanes) throws Exception {
    var thread = Executors.newSingleThreadExecutor();
    Inventory inventory = opened(lanes, Duration.ZERO, thread);
    holdUp(inventory, "first");
    var queued = send(inventory, "queued", 1);
    inventory.close();
    assertThatThrownBy(queued::join).hasCauseInstanceOf(BusyException.class);
    goOn();
    thread.shutdown();
    assertThat(thread.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(store.rows.entry(new ReservationId("first").entry())).isNotNull();
    assertThat(store.rows.entry(new ReservationId("queued").entry())).isNull();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aBlockingCallBehindALockKeepsItOpenNoLongerThanThatAndIsAnswered(LaneOptions lanes) {
    Inventory inventory = opened(lanes, Duration.ofMillis(50));
    CountDownLatch there = new CountDownLatch(1);
    store.beforeUnit =
        footprint -> {
          there.countDown();
          await(heldUp());
        };
    var blocking =
        CompletableFuture.supplyAsync(() -> inventory.commit(order("blocking", 1)), threads);
    await(there);
    inventory.close();
    assertThat(blocking).isNotDone();
    goOn();
    assertThat(get(blocking).isDone()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("modes")
  void whatHangsOnAStageMayCloseTheInventory(LaneOptions lanes) {
    Inventory inventory = opened(lanes, Duration.ofSeconds(50));
    get(send(inventory, "a", 1).thenRun(inventory::close));
    assertThatThrownBy(() -> inventory.level(key(SHOP))).hasMessage("closed");
  }

  @ParameterizedTest
  @MethodSource("modes")
  void anInterruptEndsTheWaitAndTheCommandsGoOn(LaneOptions lanes) {
    Inventory inventory = opened(lanes, Duration.ofSeconds(50));
    holdUp(inventory, "first");
    Thread.currentThread().interrupt();
    inventory.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(first).isNotDone();
    goOn();
    assertThat(get(first).isDone()).isTrue();
  }

  @Test
  void aTimeoutOutOfRangeIsRefusedByName() {
    for (Duration wrong : List.of(Duration.ofMillis(-1), Duration.ofDays(2))) {
      assertThatThrownBy(() -> opened(LaneOptions.DEFAULT, wrong))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("shutdownTimeout: ");
    }
  }
}
