package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.EntryChange;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.assertj.core.util.Throwables;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests a lost answer to COMMIT at an exact point, which only a test can produce. */
class LostCommitTest implements HookedDataSource.Hook {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private int cutBefore;
  private int cutAfter;
  private int deadlocksAtCommit;
  private int refusedConnections;
  private boolean emptyAfterwards;
  private boolean unreachableAfterwards;
  private boolean spendsTheDeadline;
  private Runnable afterwards = () -> {};
  private boolean cut;
  private int aborted;

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    switch (method.getName()) {
      case "getConnection" -> refuse();
      case "getLoginTimeout" -> {
        return 0; // so that a deadline can be short
      }
      case "abort" -> aborted++;
      case "commit" -> {
        return commit((Connection) target, call);
      }
      default -> {}
    }
    return call.proceed();
  }

  private void refuse() throws SQLException {
    if (cut && emptyAfterwards) {
      throw new SQLTransientConnectionException("pool is empty");
    }
    if ((cut && unreachableAfterwards) || refusedConnections > 0) {
      refusedConnections--;
      throw new SQLException("unreachable", "08001");
    }
  }

  private @Nullable Object commit(Connection target, HookedDataSource.Call call) throws Throwable {
    if (deadlocksAtCommit > 0) {
      deadlocksAtCommit--;
      throw new SQLException("deadlock", "40001", 1213);
    }
    if (cutBefore > 0) {
      cutBefore--;
      cut = true;
      target.rollback();
      throw new SQLException("cut before", "08S01");
    }
    Object done = call.proceed();
    if (cutAfter > 0) {
      cutAfter--;
      cut = true;
      long until = System.nanoTime() + Duration.ofMillis(2).toNanos();
      while (spendsTheDeadline && System.nanoTime() - until < 0) {
        Thread.onSpinWait();
      }
      afterwards.run();
      throw new SQLException("cut after", "08S01");
    }
    return done;
  }

  private static JdbcInventoryStore.Builder halfASecond(JdbcInventoryStore.Builder options) {
    return options.deadline(Duration.ofMillis(500));
  }

  private TestShop shop(UnaryOperator<JdbcInventoryStore.Builder> options) {
    return shop(TestDatabase.h2(), options);
  }

  private TestShop shop(TestDatabase database, UnaryOperator<JdbcInventoryStore.Builder> options) {
    TestShop shop = TestShop.another(SCHEMAS.of(database), this, options);
    shop.receive("tee", 5);
    return shop;
  }

  /**
   * Returns the version of the level: 1 for the receipt, plus 1 for each commit that took effect.
   */
  private static long version(TestShop shop) {
    return shop.inventory().level(shop.key("tee")).orElseThrow().version();
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void theAnswerIsThatOfTheRunThatWasCommitted(TestDatabase database) {
    try (TestShop shop = shop(database, options -> options)) {
      cutAfter = 1;
      Outcome<Reservation> outcome = shop.inventory().commit(shop.order("o", Line.of("tee", 2)));
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).as("this very call sold it").isFalse();
      assertThat(version(shop)).isEqualTo(2);
      assertThat(aborted).as("aborted connections").isPositive();
      assertThat(shop.available("tee")).isEqualTo(3);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void theAnswersAreThoseOfThatRunThoughAnotherProcessHasChangedAnOrderSince(
      TestDatabase database) {
    Queue<Runnable> waiting = new ArrayDeque<>();
    try (TestShop shop = shop(database, options -> options);
        Inventory lane = Inventory.builder(shop.store()).executor(waiting::add).build()) {
      cutAfter = 1;
      afterwards = () -> shop.inventory().cancel(shop.id(), shop.reservation("a")).orElseThrow();
      CompletableFuture<Outcome<Reservation>> cancelled =
          lane.commitAsync(shop.order("a", Line.of("tee", 2))).toCompletableFuture();
      CompletableFuture<Outcome<Reservation>> other =
          lane.commitAsync(shop.order("b", Line.of("tee", 1))).toCompletableFuture();
      for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
        next.run();
      }
      assertThat(cancelled.join().isDone()).isTrue();
      assertThat(cancelled.join().isReplayed()).isFalse();
      assertThat(other.join().isDone()).isTrue();
      assertThat(other.join().isReplayed()).as("this very call sold it").isFalse();
      assertThat(shop.available("tee")).isEqualTo(4);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void whatWasNotCommittedIsDoneAgain(TestDatabase database) {
    try (TestShop shop = shop(database, options -> options)) {
      cutBefore = 3;
      Outcome<Reservation> outcome = shop.inventory().commit(shop.order("o", Line.of("tee", 2)));
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).isFalse();
      assertThat(version(shop)).isEqualTo(2);
      assertThat(shop.available("tee")).isEqualTo(3);
      shop.assertSound();
    }
  }

  @Test
  void aDeadlockAtCommitIsNoDoubt() {
    try (TestShop shop = shop(TestDatabase.mariaDb(), options -> options)) {
      deadlocksAtCommit = 2;
      assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 2))).isDone()).isTrue();
      assertThat(aborted).isZero();
      deadlocksAtCommit = 1_000;
      assertThatExceptionOfType(BusyException.class)
          .isThrownBy(() -> shop.inventory().commit(shop.order("p", Line.of("tee", 2))));
      deadlocksAtCommit = 0;
      assertThat(shop.available("tee")).isEqualTo(3);
    }
  }

  @Test
  void anEmptyPoolAfterwardsLeavesTheOutcomeUnknown() {
    try (TestShop shop = shop(LostCommitTest::halfASecond)) {
      cutAfter = 1;
      emptyAfterwards = true;
      assertUnknown(shop);
      cut = false;
      assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 2))).isReplayed()).isTrue();
      shop.assertSound();
    }
  }

  @Test
  void aDatabaseThatIsGoneAfterwardsLeavesTheOutcomeUnknown() {
    try (TestShop shop = shop(LostCommitTest::halfASecond)) {
      cutBefore = 1;
      unreachableAfterwards = true;
      assertUnknown(shop);
      cut = false;
      assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 2))).isReplayed())
          .isFalse();
      shop.assertSound();
    }
  }

  private static void assertUnknown(TestShop shop) {
    assertThatExceptionOfType(OutcomeUnknownException.class)
        .isThrownBy(() -> shop.inventory().commit(shop.order("o", Line.of("tee", 2))))
        .withMessageContaining("ids [o]")
        .withMessageContaining("shop " + shop.id())
        .satisfies(
            unknown ->
                assertThat(Throwables.getStackTrace(unknown))
                    .as("any message, of causes too")
                    .contains("Caused by")
                    .doesNotContain("nothing was done"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void isAskedForAgainThoughTheDeadlineIsOver(TestDatabase database) {
    UnaryOperator<JdbcInventoryStore.Builder> noTime =
        options -> options.deadline(Duration.ofMillis(1));
    try (TestShop shop = shop(database, noTime)) {
      spendsTheDeadline = true;
      cutAfter = 1;
      Outcome<Reservation> outcome = shop.inventory().commit(shop.order("o", Line.of("tee", 2)));
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).isFalse();
      assertThat(shop.available("tee")).isEqualTo(3);
    }
  }

  @Test
  void aDecisionThatThrowsOnTheSecondRunLeavesTheOutcomeUnknown() {
    try (TestShop shop = shop(options -> options)) {
      cutAfter = 1;
      Footprint footprint = Footprint.ofEntry(shop.id(), shop.reservation("x").entry());
      Outcome<Reservation> closed = shop.inventory().release(shop.id(), shop.reservation("some"));
      Reservation some = closed.orElseThrow();
      cutAfter = 1;
      boolean[] ran = {false};
      assertThatExceptionOfType(OutcomeUnknownException.class)
          .isThrownBy(
              () ->
                  shop.store()
                      .decide(
                          footprint,
                          snapshot -> {
                            if (ran[0]) {
                              throw new IllegalStateException("second run");
                            }
                            ran[0] = true;
                            // The id is outside the footprint, so that the rerun cannot learn the
                            // outcome.
                            Reservation other =
                                new Reservation(
                                    shop.id(),
                                    shop.reservation("y"),
                                    some.state(),
                                    List.of(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    some.endedAt(),
                                    1);
                            return new Verdict<>(
                                "done",
                                new Changes(
                                    List.of(),
                                    List.of(new EntryChange(null, other)),
                                    List.of(),
                                    List.of()));
                          }))
          .withCauseInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aDatabaseThatIsGoneForAMomentIsNotNoticed() {
    try (TestShop shop = shop(options -> options)) {
      refusedConnections = 3;
      assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 2))).isDone()).isTrue();
    }
  }

  @Test
  void aDatabaseThatStaysAwayIsUnavailable() {
    try (TestShop shop = shop(LostCommitTest::halfASecond)) {
      refusedConnections = Integer.MAX_VALUE;
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> shop.inventory().commit(shop.order("o", Line.of("tee", 2))))
          .withMessageContaining("nothing was done");
      refusedConnections = 0;
      assertThat(shop.available("tee")).isEqualTo(5);
    }
  }
}
