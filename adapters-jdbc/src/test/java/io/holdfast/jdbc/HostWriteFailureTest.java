package io.holdfast.jdbc;

import static io.holdfast.jdbc.HostOrders.line;
import static io.holdfast.jdbc.HostOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that a row that cannot be written fails its own order, and no other one. */
class HostWriteFailureTest implements HookedDataSource.Hook {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private int lostAnswers;

  @Override
  public @Nullable Object on(
      Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
    Object done = call.proceed();
    if (lostAnswers > 0 && target instanceof Connection && method.getName().equals("commit")) {
      lostAnswers--;
      throw new SQLException("cut after", "08S01");
    }
    return done;
  }

  private static HostOrders open(TestDatabase database) {
    return new HostOrders(TestShop.another(SCHEMAS.of(database)));
  }

  private HostOrders hooked(TestDatabase database) {
    return new HostOrders(TestShop.another(SCHEMAS.of(database), this));
  }

  /** Asks for 30 orders with a bad one among them, and asserts that only that one fails. */
  private static void failsAlone(TestDatabase database, boolean retryable, HostWrite... bad) {
    try (HostOrders orders = open(database)) {
      orders.sell("taken", order("taken")).orElseThrow();
      for (int round = 0; round < 2; round++) { // the second time, the levels are remembered
        List<String> before = HostOrders.ids("a" + round, 15);
        List<String> after = HostOrders.ids("b" + round, 14);
        List<CompletableFuture<Outcome<Reservation>>> good =
            new ArrayList<>(before.stream().map(it -> asked(orders, it)).toList());
        CompletableFuture<Outcome<Reservation>> failing = orders.ask("bad", bad);
        after.forEach(it -> good.add(asked(orders, it)));
        orders.letGo();

        good.forEach(it -> assertThat(it.join().isReplayed()).isFalse());
        assertThatThrownBy(failing::join)
            .cause()
            .asInstanceOf(InstanceOfAssertFactories.type(HostWritesFailedException.class))
            .satisfies(
                it -> {
                  assertThat(it.isRetryable()).isEqualTo(retryable);
                  assertThat(it.failed()).as("failed").hasSize(1);
                  assertThat(it.failed().get(0)).isSameAs(bad[bad.length - 1]);
                });
        assertThat(orders.orders()).containsAll(before).containsAll(after);
        assertThat(orders.orders()).hasSize(1 + 29 * (round + 1));
        assertThat(orders.query("SELECT order_id FROM shop_line")).hasSize(29 * (round + 1));
        assertThat(orders.sold()).isEqualTo(1 + 29L * (round + 1));
      }
      assertThat(orders.sell("bad", order("now")).isReplayed()).as("the id is usable").isFalse();
      orders.shop.assertSound();
    }
  }

  private static CompletableFuture<Outcome<Reservation>> asked(HostOrders orders, String id) {
    return orders.ask(id, order(id), line(id, "tee"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void anIdThatIsTakenFailsAlone(TestDatabase database) {
    failsAlone(database, false, order("taken"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aLineThatIsThereTwiceFailsItsOrder(TestDatabase database) {
    failsAlone(database, false, order("bad"), line("bad", "tee"), line("bad", "tee"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aLineWithoutItsOrderFailsAlone(TestDatabase database) {
    failsAlone(database, false, line("absent", "tee"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aValueThatIsTooLongFailsAlone(TestDatabase database) {
    failsAlone(database, false, order("bad", "a name that is too long"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aNullThatIsNotAllowedFailsAlone(TestDatabase database) {
    failsAlone(
        database,
        false,
        SqlWrite.of(
            "INSERT INTO shop_order (id, customer, state) VALUES (?, ?, 'new')", "bad", null));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aTableThatIsNotThereFailsAlone(TestDatabase database) {
    failsAlone(database, false, order("bad"), SqlWrite.of("INSERT INTO absent VALUES (?)", "bad"));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void ofTwoNewOrdersWithOneRowTheFirstIsDone(TestDatabase database) {
    try (HostOrders orders = open(database)) {
      CompletableFuture<Outcome<Reservation>> first = orders.ask("one", order("same"));
      CompletableFuture<Outcome<Reservation>> second = orders.ask("two", order("same"));
      orders.letGo();
      assertThat(first.join().isDone()).isTrue();
      assertThatThrownBy(second::join).cause().isInstanceOf(HostWritesFailedException.class);
      assertThat(orders.orders()).containsExactly("same");
      assertThat(orders.sold()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aRefusalComesBeforeAFailedRow(TestDatabase database) {
    try (HostOrders orders = open(database)) {
      orders.sell("taken", order("taken")).orElseThrow(); // the level is remembered from now on
      try (Inventory other = Inventory.create(orders.another())) {
        other.commit(orders.shop.order("all", Line.of("tee", 199))).orElseThrow();
      }
      Outcome<Reservation> outcome = orders.sell("late", order("taken"));
      assertThat(outcome.refusal()).containsInstanceOf(Refusal.InsufficientStock.class);
      assertThat(orders.orders()).containsExactly("taken");
      orders.shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aRowIsThereOnceWhereTheAnswerToCommitIsLost(TestDatabase database) {
    try (HostOrders orders = hooked(database)) {
      orders.sell("first", order("first")).orElseThrow();
      lostAnswers = 1;
      Outcome<Reservation> outcome = orders.sell("o", order("o"), line("o", "tee"));
      assertThat(lostAnswers).isZero();
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).as("this very call sold it").isFalse();
      assertThat(orders.orders()).containsExactly("first", "o");
      assertThat(orders.query("SELECT order_id FROM shop_line")).containsExactly("o");
      assertThat(orders.sold()).isEqualTo(2);
      orders.shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void rowsOfManyAreThereOnceWhereTheAnswerToCommitIsLost(TestDatabase database) {
    try (HostOrders orders = hooked(database)) {
      List<String> ids = HostOrders.ids("o", 40);
      List<CompletableFuture<Outcome<Reservation>>> asked =
          ids.stream().map(it -> asked(orders, it)).toList();
      lostAnswers = 1;
      orders.letGo();
      asked.forEach(it -> assertThat(it.join().isDone()).isTrue());
      assertThat(orders.orders()).isEqualTo(ids);
      assertThat(orders.query("SELECT order_id FROM shop_line ORDER BY order_id")).isEqualTo(ids);
      assertThat(orders.sold()).isEqualTo(40);
    }
  }
}
