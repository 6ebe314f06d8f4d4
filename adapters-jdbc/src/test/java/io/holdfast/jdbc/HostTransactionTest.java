package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.AfterCommitListener;
import io.holdfast.inventory.CommandEvent;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.StockOperations;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests stock operations inside the host's transaction. */
class HostTransactionTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void happensWhenTheHostCommits(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      StockOperations within = shop.store().within(host);
      assertThat(within.commit(shop.order("o", Line.of("tee", 2))).isDone()).isTrue();
      assertThat(within.level(shop.key("tee")))
          .hasValueSatisfying(it -> assertThat(it.available()).isEqualTo(3));
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("o"))).isEmpty();
      host.commit();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("o"))).isPresent();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void neverHappenedWhenTheHostRollsBack(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      StockOperations within = shop.store().within(host);
      within.hold(shop.hold("h", Line.of("tee", 2))).orElseThrow();
      within.commit(shop.order("o", Line.of("tee", 3))).orElseThrow();
      within.release(shop.id(), shop.reservation("never")).orElseThrow();
      host.rollback();
      assertThat(shop.available("tee")).isEqualTo(5);
      assertThat(shop.inventory().commit(shop.order("o", Line.of("tee", 5))).isDone()).isTrue();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void listenersHearOfItAfterTheCommitOrNever(TestDatabase database) throws SQLException {
    List<String> heard = new ArrayList<>();
    InventoryListener listener =
        new InventoryListener() {
          @Override
          public void onCommand(CommandEvent event) {
            heard.add(event.command() + " " + event.id() + " " + event.path());
          }

          @Override
          public void onStockChanged(List<StockLevel> levels) {
            levels.forEach(it -> heard.add(it.key().sku() + " available " + it.available()));
          }
        };
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      AfterCommitListener lost = AfterCommitListener.of(listener);
      shop.store()
          .within(host, it -> it.listener(lost))
          .commit(shop.order("lost", Line.of("tee", 1)))
          .orElseThrow();
      host.rollback();

      AfterCommitListener kept = AfterCommitListener.of(listener);
      StockOperations within = shop.store().within(host, it -> it.listener(kept));
      within.commit(shop.order("o", Line.of("tee", 2))).orElseThrow();
      assertThat(heard).isEmpty();
      host.commit();
      kept.committed();
      kept.committed();
      assertThat(heard).containsExactly("tee available 3", "COMMIT o HOST_TRANSACTION");

      assertThatThrownBy(() -> shop.store().within(host, it -> it.listener(listener)))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith("listener: must be an AfterCommitListener");
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void allCommandsWorkInOneTransaction(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      StockOperations within = shop.store().within(host);
      within.hold(shop.hold("h", Line.of("tee", 2))).orElseThrow();
      within.extend(shop.id(), shop.reservation("h"), Duration.ofHours(2)).orElseThrow();
      within.commit(CommitRequest.ofHold(shop.id(), shop.reservation("h"))).orElseThrow();
      assertThat(within.commit(CommitRequest.ofHold(shop.id(), shop.reservation("h"))).isReplayed())
          .isTrue();
      within.dispatch(shop.id(), shop.reservation("h")).orElseThrow();
      within.hold(shop.hold("g", Line.of("tee", 1))).orElseThrow();
      within.release(shop.id(), shop.reservation("g")).orElseThrow();
      assertThat(within.reservationMovements(shop.id(), shop.reservation("h"))).isNotEmpty();
      host.commit();
      assertThat(shop.available("tee")).isEqualTo(3);
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void seesCurrentStockWhateverTheHostHasSeen(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      repeatableRead(host);
      assertThat(count(shop, host)).isZero();
      shop.inventory().commit(shop.order("other", Line.of("tee", 4))).orElseThrow();
      assertThat(count(shop, host)).as("the host's snapshot is from before").isZero();
      StockOperations within = shop.store().within(host);
      assertThat(within.level(shop.key("tee")))
          .hasValueSatisfying(it -> assertThat(it.available()).isEqualTo(1));
      Outcome<Reservation> tooMuch = within.commit(shop.order("o", Line.of("tee", 2)));
      assertThat(tooMuch).isInstanceOf(Outcome.Refused.class);
      within.commit(shop.order("o", Line.of("tee", 1))).orElseThrow();
      host.commit();
      assertThat(shop.available("tee")).isZero();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void findsAnIdThatIsNewerThanTheHostsSnapshot(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      shop.inventory().hold(shop.hold("h", Line.of("tee", 1))).orElseThrow();
      repeatableRead(host);
      assertThat(count(shop, host)).isEqualTo(1);
      shop.inventory().commit(shop.order("o", Line.of("tee", 4))).orElseThrow();
      shop.inventory().release(shop.id(), shop.reservation("h")).orElseThrow();
      shop.inventory().release(shop.id(), shop.reservation("gone")).orElseThrow();
      StockOperations within = shop.store().within(host);
      assertThat(within.reservation(shop.id(), shop.reservation("o"))).isPresent();
      assertThat(within.commit(shop.order("o", Line.of("tee", 4))).isReplayed()).isTrue();
      assertThat(within.release(shop.id(), shop.reservation("h")).isReplayed()).isTrue();
      assertThat(within.release(shop.id(), shop.reservation("gone")).isReplayed()).isTrue();
      assertThat(within.hold(shop.hold("gone", Line.of("tee", 1))).isDone()).isFalse();
      assertThat(within.commit(shop.order("n", Line.of("tee", 1))).isDone()).isTrue();
      host.commit();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void freesExpiredHoldsThatTheHostHasNotSeen(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 2);
      repeatableRead(host);
      assertThat(count(shop, host)).isZero();
      shop.inventory().hold(shop.hold("h1", Line.of("tee", 1))).orElseThrow();
      shop.inventory().hold(shop.hold("h2", Line.of("tee", 1))).orElseThrow();
      shop.clock().advance(Duration.ofHours(2));
      shop.store().within(host).commit(shop.order("o", Line.of("tee", 2))).orElseThrow();
      host.commit();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("h1")))
          .hasValueSatisfying(it -> assertThat(it.state()).isEqualTo(ReservationState.EXPIRED));
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void rollsBackToItsSavepointOnly(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.open(database);
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      // The last statement of a transaction fails, after the entry was inserted.
      shop.execute("ALTER TABLE holdfast_stock_level ADD CONSTRAINT odd CHECK (committed <> 3)");
      StockOperations within = shop.store().within(host);
      within.commit(shop.order("kept", Line.of("tee", 1))).orElseThrow();
      assertThatExceptionOfType(InvariantViolationException.class)
          .isThrownBy(() -> within.commit(shop.order("undone", Line.of("tee", 2))));
      assertThat(within.reservation(shop.id(), shop.reservation("undone"))).isEmpty();
      within.commit(shop.order("kept-too", Line.of("tee", 1))).orElseThrow();
      host.commit();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("kept"))).isPresent();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("undone"))).isEmpty();
      shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aDeadlockSaysThatTheWholeTransactionHasToBeRepeated(TestDatabase database) throws Exception {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection one = shop.host();
        Connection two = shop.host()) {
      shop.receive("a", 5);
      shop.receive("b", 5);
      StockOperations first = shop.store().within(one);
      StockOperations second = shop.store().within(two);
      first.commit(shop.order("1a", Line.of("a", 1))).orElseThrow();
      second.commit(shop.order("2b", Line.of("b", 1))).orElseThrow();
      ExecutorService other = Executors.newSingleThreadExecutor();
      Future<Outcome<Reservation>> crossing =
          other.submit(() -> first.commit(shop.order("1b", Line.of("b", 1))));
      UnavailableException fault = null;
      try {
        second.commit(shop.order("2a", Line.of("a", 1))).orElseThrow();
        two.commit();
      } catch (UnavailableException e) {
        fault = e;
        two.rollback();
      }
      try {
        crossing.get().orElseThrow();
        one.commit();
      } catch (java.util.concurrent.ExecutionException e) {
        fault = (UnavailableException) e.getCause();
        one.rollback();
      }
      other.shutdown();
      assertThat(fault).isNotNull().hasMessageContaining("repeat all of it");
      shop.assertSound();
    }
  }

  @Test
  void refusesAConnectionThatCommitsByItself() throws SQLException {
    try (TestShop shop = TestShop.open(TestDatabase.h2());
        Connection host = shop.host()) {
      host.setAutoCommit(true);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.store().within(host))
          .withMessageContaining("autocommit");
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void refusesAReadOnlyConnection(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      host.setReadOnly(true);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> shop.store().within(host))
          .withMessageContaining("read-only");
      host.setReadOnly(false);
    }
  }

  @Test
  void aClosedConnectionIsUnavailable() throws SQLException {
    try (TestShop shop = TestShop.open(TestDatabase.h2())) {
      Connection host = shop.host();
      host.close();
      assertThatExceptionOfType(UnavailableException.class)
          .isThrownBy(() -> shop.store().within(host));
    }
  }

  @Test
  void takesOptionsOfTheInventory() throws SQLException {
    try (TestShop shop = TestShop.open(TestDatabase.h2());
        Connection host = shop.host()) {
      shop.receive("tee", 5);
      StockOperations within =
          shop.store()
              .within(
                  host,
                  options ->
                      options.maxTtl(Duration.ofMinutes(5)).maxHoldLife(Duration.ofMinutes(5)));
      HoldRequest tooLong =
          HoldRequest.of(
              shop.id(), shop.reservation("h"), Duration.ofMinutes(6), Line.of("tee", 1));
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> within.hold(tooLong));
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void newIdsSideBySideDoNotDeadlock(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.open(database);
        Connection one = shop.host();
        Connection two = shop.host()) {
      shop.receive("a", 5);
      shop.receive("b", 5);
      repeatableRead(one);
      repeatableRead(two);
      StockOperations first = shop.store().within(one);
      StockOperations second = shop.store().within(two);
      // Both ids sort after all others of the schema, so locks on the gap behind them would exclude
      // each other.
      assertThat(first.commit(shop.order("zz1", Line.of("a", 1))).isDone()).isTrue();
      assertThat(second.commit(shop.order("zz2", Line.of("b", 1))).isDone()).isTrue();
      one.commit();
      two.commit();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("zz1"))).isPresent();
      assertThat(shop.inventory().reservation(shop.id(), shop.reservation("zz2"))).isPresent();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void aRefusalSaysWhatIsMissing(TestDatabase database) throws SQLException {
    try (TestShop shop = TestShop.another(SCHEMAS.of(database));
        Connection host = shop.host()) {
      shop.receive("tee", 1);
      Outcome<Reservation> refused =
          shop.store().within(host).commit(shop.order("o", Line.of("tee", 2)));
      host.rollback();
      assertThat(refused).isEqualTo(shop.inventory().commit(shop.order("o", Line.of("tee", 2))));
      assertThat(((Outcome.Refused<Reservation>) refused).reason())
          .isInstanceOf(Refusal.InsufficientStock.class);
    }
  }

  private static void repeatableRead(Connection host) throws SQLException {
    host.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
  }

  private static int count(TestShop shop, Connection host) throws SQLException {
    try (Statement statement = host.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT COUNT(*) FROM holdfast_entry WHERE kind = 'RESERVATION' AND "
                    + shop.isOurs())) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }
}
