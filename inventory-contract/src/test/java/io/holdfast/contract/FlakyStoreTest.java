package io.holdfast.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.internal.Shops;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.testing.FlakyStore;
import io.holdfast.testing.FlakyStore.When;
import io.holdfast.testing.SettableClock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FlakyStoreTest {
  private final ShopId shop = Shops.fresh();
  private final StockKey cup = StockKey.of(shop, new Sku("cup"));
  private final LockedMapStore sound = new LockedMapStore().on(new SettableClock());

  private Outcome<Reservation> commit(Inventory inventory) {
    return inventory.commit(CommitRequest.of(shop, new ReservationId("c"), Line.of("cup", 1)));
  }

  private Inventory on(FlakyStore store) {
    Inventory.create(sound).define(StockDefinition.withOpening(cup, 5)).orElseThrow();
    return Inventory.create(store);
  }

  private long committed() {
    return Inventory.create(sound).level(cup).orElseThrow().committed();
  }

  @Test
  void failsBeforeAndWritesNothing() {
    FlakyStore store = FlakyStore.failingBefore(sound, When.nth(1));
    Inventory inventory = on(store);
    assertThatThrownBy(() -> commit(inventory)).isInstanceOf(UnavailableException.class);
    assertThat(committed()).isZero();
    assertThat(commit(inventory).isReplayed()).isFalse();
    assertThat(committed()).isEqualTo(1);
    assertThat(store.calls()).isEqualTo(2);
  }

  @Test
  void failsAfterTheWriteAndTheSameIdTellsTheTruth() {
    Inventory inventory = on(FlakyStore.failingAfter(sound, When.nth(1)));
    assertThatThrownBy(() -> commit(inventory)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(committed()).isEqualTo(1);
    assertThat(commit(inventory).isReplayed()).isTrue();
    assertThat(committed()).isEqualTo(1);
  }

  @Test
  void failsAlwaysIfToldSoAndStillReads() {
    Inventory inventory = on(FlakyStore.failingBefore(sound, When.always()));
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> commit(inventory)).isInstanceOf(UnavailableException.class);
    }
    assertThat(inventory.level(cup).orElseThrow().available()).isEqualTo(5);
  }

  @Test
  void waitsBeforeTheStoreIsAsked() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    FlakyStore store =
        FlakyStore.delaying(
            sound,
            When.nth(1),
            () -> {
              asked.countDown();
              try {
                assertThat(goOn.await(1, TimeUnit.MINUTES)).isTrue();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    on(store);
    Inventory inventory = Inventory.builder(store).lanes(LaneOptions.OFF).build();
    var slow = CompletableFuture.supplyAsync(() -> commit(inventory));
    assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(commit(inventory).isReplayed()).isFalse();
    goOn.countDown();
    assertThat(slow.get(1, TimeUnit.MINUTES).isReplayed()).isTrue();
  }

  @Test
  void failsAtRandomTheSameForTheSameSeed() {
    assertThat(failures(7)).isEqualTo(failures(7)).isNotEqualTo(failures(8));
    assertThat(failures(7).length).isBetween(100, 300);
  }

  private static long[] failures(long seed) {
    When when = When.oneIn(5, seed);
    return LongStream.rangeClosed(1, 1_000).filter(when::isNow).toArray();
  }
}
