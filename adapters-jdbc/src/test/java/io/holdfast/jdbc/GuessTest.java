package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.IdReused;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.jdbc.servers.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens when the database has something else than a store has guessed. */
class GuessTest {
  private static final String SERVERS = "io.holdfast.jdbc.servers.TestDatabase#servers";

  private static Inventory otherOn(TestShop shop) {
    return Inventory.create(
        JdbcInventoryStore.builder(shop.schema().pool()).clock(shop.clock()).build());
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void stockThatAnotherHasSoldMeanwhileIsNotSoldAgain(TestDatabase database) {
    try (TestShop shop = TestShop.open(database);
        Inventory other = otherOn(shop)) {
      shop.receive("tee", 3);
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      other.commit(shop.order("theirs", Line.of("tee", 1))).orElseThrow();

      assertThat(shop.inventory().commit(shop.order("two", Line.of("tee", 2))))
          .isInstanceOfSatisfying(
              Outcome.Refused.class,
              it -> assertThat(it.refusal()).isInstanceOf(InsufficientStock.class));
      assertThat(shop.inventory().commit(shop.order("one", Line.of("tee", 1))).isDone()).isTrue();
      assertThat(shop.available("tee")).isZero();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void stockThatAnotherHasReceivedMeanwhileIsSold(TestDatabase database) {
    try (TestShop shop = TestShop.open(database);
        Inventory other = otherOn(shop)) {
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
    try (TestShop shop = TestShop.open(database);
        Inventory other = otherOn(shop)) {
      shop.receive("tee", 9);
      shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("mine", Line.of("tee", 1))).isReplayed())
          .isTrue();
      shop.inventory().commit(shop.order("more", Line.of("tee", 1))).orElseThrow();
      shop.inventory().commit(shop.order("again", Line.of("tee", 1))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("mine", Line.of("tee", 2))))
          .isInstanceOfSatisfying(
              Outcome.Refused.class, it -> assertThat(it.refusal()).isInstanceOf(IdReused.class));
      other.hold(shop.hold("held", Line.of("tee", 2))).orElseThrow();
      assertThat(shop.inventory().commit(shop.order("held", Line.of("tee", 2))).isDone()).isTrue();
      assertThat(shop.available("tee")).isEqualTo(4);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource(SERVERS)
  void aPolicyThatAnotherHasChangedCounts(TestDatabase database) {
    try (TestShop shop = TestShop.open(database);
        Inventory other = otherOn(shop)) {
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
    try (TestShop shop = TestShop.open(database)) {
      shop.receive("tee", 2);
      shop.inventory().hold(shop.hold("held", Line.of("tee", 2))).orElseThrow();
      shop.clock().advance(Duration.ofHours(1));

      assertThat(shop.inventory().commit(shop.order("next", Line.of("tee", 2))).isDone()).isTrue();
      shop.assertSound();
    }
  }

  @Test
  void theCarriedTimeIsNeverBehindWhatWasHeardLately() {
    long start = System.nanoTime();
    CarriedClock clock = new CarriedClock(null);
    assertThat(clock.now()).isNull();
    Instant late = Instant.parse("2026-05-01T10:00:01Z");
    clock.heard(late);
    clock.heard(late.minusSeconds(1));
    Instant now = clock.now();
    long passed = System.nanoTime() - start;
    assertThat(now).isBetween(late, late.plusNanos(passed));
  }
}
