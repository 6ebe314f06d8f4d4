package io.holdfast.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryStats;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.GuessCounts;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests what an operator asks: whether the store answers, what waits, and an end in time. */
@Timeout(60)
class OperationTest {
  private static final ShopId SHOP = new ShopId("tea");
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(20);

  private final GatedStore store = new GatedStore();
  private final Inventory inventory = Inventory.builder(store).lanes(LaneOptions.DEFAULT).build();

  @BeforeEach
  void define() {
    inventory
        .define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("cup")), 100))
        .orElseThrow();
  }

  private static CommitRequest commit(String id) {
    return CommitRequest.of(SHOP, new ReservationId(id), Line.of("cup", 1));
  }

  private static Thread order(Inventory inventory, String id) {
    Thread buyer = new Thread(() -> inventory.commit(commit(id)));
    buyer.start();
    return buyer;
  }

  @Test
  void aPingIsAnsweredByTheStoreOrThrowsItsFault() {
    assertThat(inventory.ping(LONG)).isPositive().isLessThan(LONG);
    store.fault = new UnavailableException("the database is away", null);
    assertThatThrownBy(() -> inventory.ping(LONG))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("the database is away");
    store.fault = null;
    assertThat(inventory.ping(LONG)).isPositive();
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(2))) {
      assertThatThrownBy(() -> inventory.ping(wrong))
          .isInstanceOf(InvalidRequestException.class)
          .hasMessage("timeout: must be from PT0.001S to PT24H");
    }
  }

  @Test
  void aPingOfAStoreThatHangsEndsInTimeAndKeepsOneThread() {
    store.shut();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> inventory.ping(SHORT))
          .isInstanceOf(UnavailableException.class)
          .hasMessage("the store did not answer within PT0.02S");
    }
    assertThat(store.pings).hasValue(1);
    store.open.countDown();
    assertThat(inventory.ping(LONG)).isPositive();
    assertThat(inventory.ping(LONG)).isPositive();
    assertThat(store.pings.get()).isGreaterThan(1);
  }

  @Test
  void aPingKeepsAnInterruptOfTheExecutor() {
    try (Inventory other =
        Inventory.builder(store)
            .executor(task -> FailingOutbox.<RuntimeException>thrown(new InterruptedException()))
            .build()) {
      assertThatThrownBy(() -> other.ping(LONG)).isInstanceOf(BusyException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void theNumbersSayWhatWaitsAndWhatWasBatched() throws InterruptedException {
    InventoryStats before = inventory.stats();
    assertThat(before)
        .isEqualTo(new InventoryStats(0, 0, Duration.ZERO, 1, 1, GuessCounts.NONE, 0));
    store.shut();
    Thread leader = order(inventory, "first");
    store.entered.await();
    List<Thread> others =
        IntStream.range(0, 5).mapToObj(i -> order(inventory, "next-" + i)).toList();
    while (inventory.stats().waiting() < 5) {
      Thread.onSpinWait();
    }
    assertThat(inventory.stats().lanes()).isEqualTo(1);
    assertThat(inventory.stats().batches()).isEqualTo(2);
    assertThat(inventory.stats().batchedCommands()).isEqualTo(2);
    store.open.countDown();
    leader.join();
    for (Thread other : others) {
      other.join();
    }
    assertThat(inventory.stats())
        .isEqualTo(new InventoryStats(0, 0, Duration.ZERO, 3, 7, GuessCounts.NONE, 0));
  }

  @Test
  void closingSaysWhetherEverythingWasAnsweredInTime() throws InterruptedException {
    store.shut();
    Thread buyer = order(inventory, "slow");
    store.entered.await();
    assertThat(inventory.close(SHORT)).isFalse();
    store.open.countDown();
    buyer.join();
    assertThat(inventory.close(LONG)).isTrue();
    assertThatThrownBy(() -> inventory.close(Duration.ofDays(2)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("timeout: must be from PT0S to PT24H");
    assertThatThrownBy(() -> inventory.ping(LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("closed");
  }

  @Test
  void aFullLaneIsNamedAsWhatWasMissing() throws InterruptedException {
    try (Inventory small =
        Inventory.builder(store).lanes(LaneOptions.builder().queueCapacity(1).build()).build()) {
      store.shut();
      Thread leader = order(small, "a");
      store.entered.await();
      Thread waits = order(small, "b");
      while (small.stats().waiting() < 1) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> small.commit(commit("c")))
          .isInstanceOfSatisfying(
              BusyException.class,
              busy -> assertThat(busy.resource()).isEqualTo(BusyException.Resource.LANE));
      store.open.countDown();
      leader.join();
      waits.join();
    }
  }
}
