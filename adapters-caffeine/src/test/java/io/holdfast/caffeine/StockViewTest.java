package io.holdfast.caffeine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StockViewTest {
  private static final Duration MAX_AGE = Duration.ofSeconds(5);
  private static final Duration MICRO = Duration.ofNanos(1_000);
  private static final ShopId SHOP = new ShopId("tea");
  private static final StockKey CUP = StockKey.of(SHOP, new Sku("cup"));
  private static final StockKey INK = StockKey.of(SHOP, new Sku("ink"));
  private static final StockKey NONE = StockKey.of(SHOP, new Sku("none"));

  private final SettableClock clock = new SettableClock();
  private final WatchedStore store = new WatchedStore(InMemoryInventoryStore.create(clock));
  private final Inventory inventory = Inventory.create(store);
  private final Inventory elsewhere = Inventory.create(store);
  private final StockView view =
      StockView.builder(inventory).maxAge(MAX_AGE).maxLevels(1_000).clock(clock).build();
  private int orders;

  @BeforeEach
  void define() {
    inventory.define(StockDefinition.withOpening(CUP, 10)).orElseThrow();
    inventory.define(StockDefinition.withOpening(INK, 5)).orElseThrow();
  }

  @AfterEach
  void close() {
    view.close();
    inventory.close();
    elsewhere.close();
  }

  private void sell(Inventory by, String sku) {
    by.commit(CommitRequest.of(SHOP, new ReservationId("order-" + orders++), Line.of(sku, 1)))
        .orElseThrow();
  }

  private long cups() {
    return view.level(CUP).orElseThrow().available();
  }

  private List<Long> ofShop() {
    return view.levels(SHOP).stream().map(StockLevel::available).toList();
  }

  @Test
  void aLevelIsReadOnceUntilItIsTooOld() {
    assertThat(cups()).isEqualTo(10);
    sell(elsewhere, "cup");
    clock.advance(MAX_AGE);
    assertThat(cups()).as("as old as it may be").isEqualTo(10);
    assertThat(store.reads()).isEqualTo(1);

    clock.advance(MICRO);

    assertThat(cups()).isEqualTo(9);
    assertThat(store.reads()).isEqualTo(2);
  }

  /** The monotonic clock may stand still while the machine sleeps. */
  @Test
  void aLevelOfBeforeTheMachineSleptIsReadAgain() {
    SettableClock wall = new SettableClock();
    AtomicLong nanos = new AtomicLong();
    try (StockView here =
        StockView.builder(inventory)
            .maxAge(MAX_AGE)
            .watch(Stopwatch.ofMachine(nanos::get, wall))
            .build()) {
      here.levels(SHOP);
      here.level(CUP);
      sell(elsewhere, "cup");
      nanos.addAndGet(MAX_AGE.toNanos());
      wall.advance(MAX_AGE);
      assertThat(here.level(CUP).orElseThrow().available()).as("awake").isEqualTo(10);

      wall.advance(Duration.ofHours(1));
      assertThat(here.level(CUP).orElseThrow().available()).as("asleep").isEqualTo(9);
      assertThat(here.levels(SHOP).get(0).available()).isEqualTo(9);

      sell(elsewhere, "cup");
      nanos.addAndGet(1);
      wall.set(wall.instant().minus(Duration.ofHours(2)));
      assertThat(here.level(CUP).orElseThrow().available()).as("set back").isEqualTo(8);
    }
  }

  @Test
  void aReadDuringWhichTheMachineSleepsEndsAndIsNotKept() {
    SettableClock wall = new SettableClock();
    AtomicLong nanos = new AtomicLong();
    LongSupplier nanoTime = nanos::getAndIncrement;
    try (StockView here =
        StockView.builder(inventory).watch(Stopwatch.ofMachine(nanoTime, wall)).build()) {
      store.next(() -> wall.advance(Duration.ofHours(1)));
      assertThat(here.level(CUP)).isPresent();
      assertThat(here.level(CUP)).isPresent();
      assertThat(here.level(CUP)).isPresent();
      assertThat(store.reads()).isEqualTo(2);
    }
  }

  @Test
  void aShopIsReadOnceUntilItIsTooOld() {
    assertThat(ofShop()).containsExactly(10L, 5L);
    sell(elsewhere, "ink");
    clock.advance(MAX_AGE);
    assertThat(ofShop()).containsExactly(10L, 5L);
    assertThat(store.reads()).isEqualTo(1);
    clock.advance(MICRO);
    assertThat(ofShop()).containsExactly(10L, 4L);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void whatThisProcessSellsIsSeenAtOnceAndDoesNotMakeTheReadYounger() {
    assertThat(cups()).isEqualTo(10);
    assertThat(ofShop()).containsExactly(10L, 5L);
    clock.advance(MAX_AGE);
    sell(inventory, "cup");
    assertThat(cups()).isEqualTo(9);
    assertThat(ofShop()).containsExactly(9L, 5L);
    inventory
        .define(StockDefinition.withOpening(StockKey.of(SHOP, new Sku("dish")), 7))
        .orElseThrow();
    assertThat(ofShop()).as("a new article in its place").containsExactly(9L, 7L, 5L);
    assertThat(store.reads()).isEqualTo(2);

    sell(elsewhere, "cup");
    clock.advance(MICRO);

    assertThat(cups()).isEqualTo(8);
    assertThat(ofShop()).containsExactly(8L, 7L, 5L);
  }

  @Test
  void anUnknownKeyIsLeftOutAndIsSeenOnceItIsDefined() {
    assertThat(view.levels(List.of(INK, NONE, CUP, INK))).containsOnlyKeys(INK, CUP);
    assertThat(view.levels(List.of(INK, NONE, CUP)).keySet()).containsExactly(INK, CUP);
    assertThat(view.level(NONE)).isEmpty();
    assertThat(store.reads()).as("that there is none is cached too").isEqualTo(1);
    inventory.define(StockDefinition.withOpening(NONE, 1)).orElseThrow();
    assertThat(view.level(NONE)).isPresent();
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void onlyWhatIsTooOldIsReadAgain() {
    view.level(CUP);
    clock.advance(MAX_AGE);
    view.level(INK);
    clock.advance(MICRO);
    view.levels(List.of(CUP, INK));
    assertThat(store.lastKeys()).containsExactly(CUP);
  }

  @Test
  void oneThreadReadsForAllWhoWait() throws InterruptedException {
    Stop stop = new Stop();
    store.next(stop);
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    stop.reach(() -> seen.add(cups()));
    for (int i = 0; i < 8; i++) {
      stop.waitBehind(() -> seen.add(cups()));
    }
    stop.end();

    assertThat(seen).hasSize(9).containsOnly(10L);
    assertThat(store.reads()).isEqualTo(1);
  }

  @Test
  void aFailedReadFailsForAllWhoWaitAndTheNextCallReadsAgain() throws InterruptedException {
    Stop stop = new Stop();
    store.next(
        () -> {
          stop.run();
          throw new UnavailableException("the store is away", null);
        });
    List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    Runnable read = () -> faults.add(catchThrowable(this::cups));
    stop.reach(read);
    stop.waitBehind(read);
    stop.end();

    assertThat(faults).hasSize(2).hasOnlyElementsOfType(UnavailableException.class);
    assertThat(store.reads()).isEqualTo(1);
    assertThat(cups()).isEqualTo(10);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void anOldLevelIsNotShownBecauseAReadFailed() {
    assertThat(cups()).isEqualTo(10);
    clock.advance(MAX_AGE.plus(MICRO));
    store.next(
        () -> {
          throw new UnavailableException("the store is away", null);
        });
    assertThatThrownBy(this::cups).isInstanceOf(UnavailableException.class);
  }

  @Test
  void theInterruptOfTheReaderDoesNotFailTheOthers() throws InterruptedException {
    Stop stop = new Stop();
    store.next(
        () -> {
          stop.run();
          Thread.currentThread().interrupt();
          throw new UnavailableException("interrupted", null);
        });
    List<Throwable> faults = Collections.synchronizedList(new ArrayList<>());
    stop.reach(() -> faults.add(catchThrowable(this::cups)));
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    stop.waitBehind(() -> seen.add(cups()));
    stop.end();
    assertThat(faults).hasSize(1).hasOnlyElementsOfType(UnavailableException.class);
    assertThat(seen).containsExactly(10L);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void whatIsSoldWhileAReadIsUnderWayIsNotHiddenByIt() {
    store.afterNext(() -> sell(inventory, "cup"));
    assertThat(cups()).as("the read has returned 10").isEqualTo(9);
    store.afterNext(() -> sell(inventory, "ink"));
    assertThat(ofShop()).containsExactly(9L, 4L);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void anOlderVersionIsShownIfAReadThatBeganLaterShowsIt() {
    StockLevel before = inventory.level(CUP).orElseThrow();
    sell(inventory, "cup");
    sell(inventory, "cup");
    assertThat(cups()).isEqualTo(8);
    clock.advance(MAX_AGE.plus(MICRO));
    store.restored(before);
    assertThat(cups()).as("a store that was restored").isEqualTo(10);
  }

  @Test
  void aReadThatTookTooLongIsNotUsedByACallThatBeganLater() throws InterruptedException {
    Stop stop = new Stop();
    store.afterNext(stop);
    stop.reach(this::cups);
    sell(elsewhere, "cup");
    clock.advance(MAX_AGE.plus(MICRO));
    List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    stop.waitBehind(() -> seen.add(cups()));
    stop.end();
    assertThat(seen).containsExactly(9L);
    assertThat(store.reads()).isEqualTo(2);
  }

  @Test
  void moreKeysThanFitAreStillAnsweredAndReadAgain() {
    try (StockView small =
        StockView.builder(inventory).maxAge(MAX_AGE).maxLevels(1).clock(clock).build()) {
      for (int i = 0; i < 3; i++) {
        assertThat(small.levels(List.of(CUP, INK))).containsOnlyKeys(CUP, INK);
        assertThat(small.levels(SHOP)).hasSize(2);
      }
      assertThat(store.reads()).as("evicted each time").isEqualTo(6);
      sell(inventory, "cup");
      assertThat(small.level(CUP).orElseThrow().available()).isEqualTo(9);
    }
  }

  @Test
  void badInputIsNamedAndNothingIsRead() {
    assertInvalid(() -> view.levels(List.of()), "keys: must not be empty");
    assertInvalid(() -> view.levels(Collections.nCopies(1_001, CUP)), "keys: at most 1000");
    assertThat(store.reads()).isZero();
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(2))) {
      assertThatThrownBy(() -> StockView.of(inventory, wrong))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("maxAge: must be from PT0.001S to PT24H, is ");
    }
    assertThatThrownBy(() -> StockView.builder(inventory).maxLevels(0).build())
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("maxLevels: must be from 1 to 10000000, is 0");
  }

  private static void assertInvalid(Runnable call, String message) {
    assertThatThrownBy(call::run).isInstanceOf(InvalidRequestException.class).hasMessage(message);
  }

  @Test
  void aClosedViewIsNotUsedAndTheInventoryStaysOpen() {
    view.close();
    assertThatThrownBy(this::cups).isInstanceOf(IllegalStateException.class).hasMessage("closed");
    assertThat(inventory.level(CUP)).isPresent();
  }

  /** A place in the store at which one thread stops, while others wait for its read. */
  private static final class Stop implements Runnable {
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Starts a thread that reads, and waits until it is here. */
    void reach(Runnable read) throws InterruptedException {
      start(read);
      reached.await();
    }

    /** Starts a thread that reads, and waits until it waits for the first one. */
    void waitBehind(Runnable read) {
      Thread thread = start(read);
      while (thread.getState() != Thread.State.WAITING) {
        assertThat(thread.isAlive()).as("waits for another thread").isTrue();
      }
    }

    /** Lets the first thread go on, and waits for the end of all. */
    void end() throws InterruptedException {
      over.countDown();
      for (Thread each : threads) {
        each.join();
      }
    }

    private Thread start(Runnable read) {
      Thread thread = new Thread(read);
      threads.add(thread);
      thread.start();
      return thread;
    }

    @Override
    public void run() {
      reached.countDown();
      try {
        over.await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
