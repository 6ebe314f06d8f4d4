package io.holdfast.jdbc.internal.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.jdbc.HookedDataSource;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.TestShop;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that connections go back to the host in the state in which they came. */
class ConnectionsTest {
  /** Holds the state of a connection when the store gives it back. */
  private record Settings(boolean autoCommit, int isolation, int networkTimeout) {
    static Settings of(Connection connection) throws SQLException {
      return new Settings(
          connection.getAutoCommit(),
          connection.getTransactionIsolation(),
          connection.getNetworkTimeout());
    }
  }

  /** Records the state of connections as they come and go, below any pool that would reset them. */
  private static final class Watch implements HookedDataSource.Hook {
    final AtomicInteger open = new AtomicInteger();
    final List<Settings> returned = new ArrayList<>();
    private final boolean autoCommit;
    private final int isolation;

    Watch(boolean autoCommit, int isolation) {
      this.autoCommit = autoCommit;
      this.isolation = isolation;
    }

    @Override
    public synchronized @Nullable Object on(
        Object target, Method method, Object[] args, HookedDataSource.Call call) throws Throwable {
      if (target instanceof Connection connection && method.getName().equals("close")) {
        open.decrementAndGet();
        returned.add(Settings.of(connection));
        if (!connection.getAutoCommit()) {
          connection.rollback(); // reading the isolation level has begun a transaction
        }
      }
      Object answer = call.proceed();
      if (answer instanceof Connection connection && method.getName().equals("getConnection")) {
        open.incrementAndGet();
        connection.setAutoCommit(autoCommit);
        connection.setTransactionIsolation(isolation);
      }
      return answer;
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void asTheyCameWhateverHappened(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      for (int isolation :
          List.of(
              Connection.TRANSACTION_READ_UNCOMMITTED,
              Connection.TRANSACTION_READ_COMMITTED,
              Connection.TRANSACTION_REPEATABLE_READ,
              Connection.TRANSACTION_SERIALIZABLE)) {
        for (boolean autoCommit : new boolean[] {false, true}) {
          check(schema, autoCommit, isolation);
        }
      }
    }
  }

  private static void check(TestSchema schema, boolean autoCommit, int isolation) {
    Watch watch = new Watch(autoCommit, isolation);
    JdbcInventoryStore.builder(HookedDataSource.of(schema.pool(), watch))
        .schema(SchemaMode.CREATE)
        .build();
    TestShop shop = TestShop.another(schema, watch);
    shop.receive("tee", 5);
    shop.inventory().commit(shop.order("o", Line.of("tee", 2))).orElseThrow();
    assertThat(shop.inventory().commit(shop.order("p", Line.of("tee", 20))).isDone()).isFalse();
    assertThat(shop.available("tee")).isEqualTo(3);
    assertThat(shop.inventory().reservation(shop.id(), shop.reservation("o"))).isPresent();
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                shop.store()
                    .decide(
                        Footprint.of(shop.id()).key(shop.key("tee")).build(),
                        snapshot -> {
                          throw new IllegalStateException("a decision that fails");
                        }));
    shop.assertSound();
    assertThat(watch.open.get()).as("connections kept").isZero();
    assertThat(watch.returned).hasSizeGreaterThan(5);
    Settings first = watch.returned.get(0);
    assertThat(first.autoCommit()).isEqualTo(autoCommit);
    assertThat(watch.returned).allSatisfy(it -> assertThat(it).isEqualTo(first));
  }

  @Test
  void aTimeoutOfTheHostsIsLeftAlone() throws SQLException {
    try (TestShop shop = TestShop.open(TestDatabase.mariaDb());
        Connection host = shop.host()) {
      assertThat(shop.schema().engine()).isEqualTo(Engine.MARIADB);
      assertThat(host.getNetworkTimeout()).isPositive();
    }
  }
}
