package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests many orders in one transaction: the round trips, and the outcomes when the transaction
 * fails.
 */
class SharedUnitTest implements HookedDataSource.Hook {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private final AtomicInteger statements = new AtomicInteger();
  private final AtomicInteger commits = new AtomicInteger();
  private volatile @Nullable CountDownLatch heldUp;
  private volatile CountDownLatch goOn = new CountDownLatch(0);
  private volatile boolean loseNextCommit;

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    switch (method.getName()) {
      case "execute", "executeQuery", "executeUpdate" -> statements.incrementAndGet();
      case "commit" -> {
        return commit(call);
      }
      default -> {}
    }
    return call.proceed();
  }

  private @Nullable Object commit(HookedDataSource.Call call) throws Throwable {
    CountDownLatch there = heldUp;
    if (there != null) {
      heldUp = null;
      there.countDown();
      assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
    } else if (loseNextCommit) {
      loseNextCommit = false;
      call.proceed();
      throw new SQLException("cut after", "08S01");
    }
    commits.incrementAndGet();
    return call.proceed();
  }

  /** Sends orders that all queue behind one that waits at its COMMIT. */
  private List<CompletableFuture<Outcome<Reservation>>> together(TestShop shop, int orders)
      throws InterruptedException {
    CountDownLatch there = new CountDownLatch(1);
    goOn = new CountDownLatch(1);
    heldUp = there;
    CompletableFuture<Outcome<Reservation>> first = send(shop, "first");
    assertThat(there.await(20, TimeUnit.SECONDS)).isTrue();
    List<CompletableFuture<Outcome<Reservation>>> sent =
        IntStream.range(0, orders).mapToObj(i -> send(shop, "o" + i)).toList();
    statements.set(0);
    commits.set(-1); // the COMMIT of the first one follows
    goOn.countDown();
    assertThat(first.orTimeout(60, TimeUnit.SECONDS).join().isDone()).isTrue();
    return sent;
  }

  private static CompletableFuture<Outcome<Reservation>> send(TestShop shop, String id) {
    return shop.inventory()
        .commitAsync(shop.order(id, Line.of("tee", 1)))
        .toCompletableFuture()
        .orTimeout(1, TimeUnit.MINUTES);
  }

  private TestShop shop(TestDatabase database) {
    TestShop shop = TestShop.another(SCHEMAS.of(database), this);
    shop.receive("tee", 1_000);
    return shop;
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aHundredOrdersTakeAsManyStatementsAsOne(TestDatabase database) throws Exception {
    try (TestShop shop = shop(database)) {
      List<CompletableFuture<Outcome<Reservation>>> one = together(shop, 1);
      one.forEach(CompletableFuture::join);
      int statementsOfOne = statements.get();

      try (TestShop other = shop(database)) {
        assertThat(together(other, 100))
            .allMatch(order -> order.orTimeout(60, TimeUnit.SECONDS).join().isDone());
        assertThat(commits).hasValue(1);
        assertThat(statements.get()).isBetween(2, statementsOfOne + 1);
        assertThat(other.available("tee")).isEqualTo(899);
        other.assertSound();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aLostCommitIsAskedAboutForAllAndEachHasItsEffectOnce(TestDatabase database)
      throws Exception {
    try (TestShop shop = shop(database)) {
      loseNextCommit = true;
      List<CompletableFuture<Outcome<Reservation>>> orders = together(shop, 50);

      assertThat(orders).allMatch(order -> order.orTimeout(60, TimeUnit.SECONDS).join().isDone());
      assertThat(loseNextCommit).isFalse();
      assertThat(shop.available("tee")).isEqualTo(949);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void anOrderWhoseRowCannotBeReadFailsAloneAndCostsNoTransaction(TestDatabase database)
      throws Exception {
    try (TestShop shop = shop(database)) {
      shop.inventory().commit(shop.order("o7", Line.of("tee", 1))).orElseThrow();
      shop.execute(
          "UPDATE holdfast_entry SET content = 'nonsense' WHERE id = 'o7' AND " + shop.isOurs());
      List<CompletableFuture<Outcome<Reservation>>> orders = together(shop, 20);

      for (int i = 0; i < 20; i++) {
        CompletableFuture<Outcome<Reservation>> order = orders.get(i);
        if (i == 7) {
          assertThatThrownBy(order::join)
              .hasCauseInstanceOf(InvariantViolationException.class)
              .hasMessageContaining("o7");
        } else {
          assertThat(order.orTimeout(60, TimeUnit.SECONDS).join().isDone()).isTrue();
        }
      }
      assertThat(commits).hasValue(1);
      assertThat(shop.available("tee")).isEqualTo(979);
    }
  }
}
