package io.holdfast.jdbc.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.LevelChange;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.jdbc.TestShop;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests decisions when the stored values differ from those that a store has guessed. */
class LevelCacheTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final String SERVERS = "io.holdfast.jdbc.servers.TestDatabase#servers";

  @ParameterizedTest
  @MethodSource(SERVERS)
  void stockThatAnotherHasSoldMeanwhileIsNotSoldAgain(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      shop.receive("tee", 3);
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      other.commit(shop.order("theirs", Line.of("tee", 1))).orElseThrow();

      assertThat(shop.inventory().commit(shop.order("two", Line.of("tee", 2))))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              it -> assertThat(it.reason()).isInstanceOf(InsufficientStock.class));
      assertThat(shop.inventory().commit(shop.order("one", Line.of("tee", 1))).isDone()).isTrue();
      assertThat(shop.available("tee")).isZero();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void stockThatAnotherHasReceivedMeanwhileIsSold(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      shop.receive("tee", 1);
      shop.inventory().commit(shop.order("last", Line.of("tee", 1))).orElseThrow();
      other.cancel(shop.id(), shop.reservation("last")).orElseThrow();

      assertThat(shop.inventory().commit(shop.order("next", Line.of("tee", 1))).isDone()).isTrue();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void anIdThatIsThereIsAnsweredFromWhatIsThere(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      shop.receive("tee", 9);
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).isReplayed())
          .isTrue();
      shop.inventory().commit(shop.order("more", Line.of("tee", 1))).orElseThrow();
      shop.inventory().commit(shop.order("again", Line.of("tee", 1))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("mine", Line.of("tee", 2))))
          .isInstanceOfSatisfying(
              Outcome.Refused.class, it -> assertThat(it.reason()).isInstanceOf(IdReused.class));
      other.hold(shop.hold("held", Line.of("tee", 2))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("held", Line.of("tee", 2))).isDone()).isTrue();
      assertThat(shop.available("tee")).isEqualTo(4);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void aPolicyThatAnotherHasChangedCounts(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      shop.receive("tee", 5);
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      other.define(StockDefinition.of(shop.key("tee"), StockPolicy.quantity(4))).orElseThrow();

      assertThat(shop.inventory().commit(shop.order("next", Line.of("tee", 1))).isDone()).isFalse();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void holdsThatHaveExpiredAreNotOverlooked(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database))) {
      shop.receive("tee", 2);
      shop.inventory().hold(shop.hold("held", Line.of("tee", 2))).orElseThrow();
      shop.clock().advance(Duration.ofHours(1));

      assertThat(shop.inventory().commit(shop.order("next", Line.of("tee", 2))).isDone()).isTrue();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void aHoldEndsInTimeThoughAnotherHasFreedTheEarlierOnes(TestDatabase database) {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Inventory other = shop.elsewhere()) {
      shop.receive("tee", 20);
      shop.inventory().hold(shop.hold("first", Line.of("tee", 12))).orElseThrow();
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      shop.clock().advance(Duration.ofHours(2));
      other.commit(shop.order("theirs", Line.of("tee", 10))).orElseThrow();
      shop.inventory().hold(shop.hold("second", Line.of("tee", 4))).orElseThrow();
      shop.clock().advance(Duration.ofHours(2));

      assertThat(other.commit(shop.order("next", Line.of("tee", 9))).isDone()).isTrue();
      shop.assertSound();
    }
  }

  @Test
  void theLevelsThatWereUsedLeastRecentlyGoFirst() {
    Machine machine = new Machine();
    LevelCache cache = new LevelCache(machine.carried(), () -> machine.nanos, 8_000);
    for (int i = 0; i < 100; i++) {
      cache.wrote(written(StockKey.of(new ShopId("shop"), new Sku("tee-" + i))));
    }
    assertThat(cache.guess(footprint("tee-99"))).isNotNull();
    assertThat(cache.guess(footprint("tee-90"))).isNotNull();
    assertThat(cache.guess(footprint("tee-80"))).isNull();
    assertThat(cache.guess(footprint("tee-0"))).isNull();
  }

  private static Footprint footprint(String sku) {
    StockKey key = StockKey.of(new ShopId("shop"), new Sku(sku));
    return Footprint.of(key.shop()).key(key).entry(new EntryId("order-1")).build();
  }

  private static Changes written(StockKey key) {
    StoredLevel level = new StoredLevel(key, StockPolicy.quantity(), null, 5, 0, 1, null, 0, 1, 2);
    LevelChange change = new LevelChange(null, level, Guard.NONE);
    return new Changes(List.of(change), List.of(), List.of(), List.of(), List.of());
  }

  @Test
  void theTimeIsReadAgainByOneCallerBeforeItIsTooOld() {
    Machine machine = new Machine();
    ExtrapolatedClock clock = machine.carried();
    clock.heard(TOLD);
    machine.runs(Duration.ofMillis(500));
    assertThat(clock.isDue()).isFalse();
    machine.runs(Duration.ofMillis(1));
    assertThat(clock.isDue()).isTrue();
    assertThat(clock.isDue()).isFalse();
    assertThat(clock.now()).isNotNull();
  }

  @Test
  void theCarriedTimeIsNeverBehindWhatWasHeardLately() {
    long start = System.nanoTime();
    ExtrapolatedClock clock = new ExtrapolatedClock(null);
    assertThat(clock.now()).isNull();
    Instant late = Instant.parse("2026-05-01T10:00:01Z");
    clock.heard(late);
    clock.heard(late.minusSeconds(1));
    Instant now = clock.now();
    long passed = System.nanoTime() - start;
    assertThat(now).isBetween(late, late.plusNanos(passed));
  }

  /** Simulates the two clocks of a machine; a test sets them. */
  private static final class Machine {
    private final SettableClock wall = new SettableClock();
    private long nanos = Long.MAX_VALUE; // wraps at once

    void runs(Duration time) {
      nanos += time.toNanos();
      wall.advance(time);
    }

    void sleeps(Duration time) {
      wall.advance(time);
    }

    ExtrapolatedClock carried() {
      return new ExtrapolatedClock(null, () -> nanos, wall);
    }

    LevelCache guesses() {
      return new LevelCache(carried(), () -> nanos, 1 << 20);
    }
  }

  private static final Instant TOLD = Instant.parse("2026-05-01T10:00:00Z");

  @Test
  void theTimeIsCarriedForASecond() {
    Machine machine = new Machine();
    ExtrapolatedClock clock = machine.carried();
    clock.heard(TOLD);
    machine.runs(Duration.ofSeconds(1));
    assertThat(clock.now()).isEqualTo(TOLD.plusSeconds(1));
    machine.runs(Duration.ofNanos(1));
    assertThat(clock.now()).isNull();
  }

  @Test
  void aTimeFromBeforeTheMachineSleptIsNotCarried() {
    Machine machine = new Machine();
    ExtrapolatedClock clock = machine.carried();
    clock.heard(TOLD);
    machine.sleeps(Duration.ofHours(8));
    machine.runs(Duration.ofMillis(10));
    assertThat(clock.now()).isNull();

    clock.heard(TOLD.plus(Duration.ofHours(8)));
    assertThat(clock.now()).isEqualTo(TOLD.plus(Duration.ofHours(8)));
    machine.sleeps(Duration.ofHours(-2)); // the clock of the machine is changed
    assertThat(clock.now()).isNull();
  }

  @Test
  void aTimeHeardAfterTheMachineSleptCountsThoughItIsEarlier() {
    Machine machine = new Machine();
    ExtrapolatedClock clock = machine.carried();
    clock.heard(TOLD);
    machine.sleeps(Duration.ofSeconds(30));
    clock.heard(TOLD.minusSeconds(5));
    assertThat(clock.now()).isEqualTo(TOLD.minusSeconds(5));
  }

  @Test
  void aGuessHasAnAge() {
    Machine machine = new Machine();
    LevelCache guesses = machine.guesses();
    guesses.wrote(written(StockKey.of(new ShopId("shop"), new Sku("tee"))));
    Footprint footprint = footprint("tee");

    guesses.heard(TOLD);
    assertThat(guesses.guess(footprint)).isNotNull();
    machine.runs(Duration.ofMinutes(1));
    guesses.heard(TOLD.plusSeconds(60));
    assertThat(guesses.guess(footprint)).isNotNull();
    machine.runs(Duration.ofNanos(1));
    assertThat(guesses.guess(footprint)).isNull();
  }
}
