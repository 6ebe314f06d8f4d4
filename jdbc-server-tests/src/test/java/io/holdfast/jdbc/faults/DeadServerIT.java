package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a server that accepts statements and answers none of them any more, on connections that
 * wait forever unless the library sets a time-out.
 */
@Timeout(120)
class DeadServerIT {
  private static final Duration FOREVER = Duration.ZERO;
  private static final Duration DEADLINE = Duration.ofSeconds(1);

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aServerThatNeverAnswersAgainIsAwayForEveryCall(ServerDatabase database) throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address());
        TestSchema schema =
            database.server().freshVia(proxy.address(), database.driver(), FOREVER)) {
      HikariDataSource pool =
          schema.pool(
              config -> {
                config.setConnectionTimeout(1_000);
                config.setValidationTimeout(500);
              });
      JdbcInventoryStore store = StalledCalls.open(pool, DEADLINE);
      Shop.stock(StalledCalls.in(store), "lamp", 10);
      for (Map.Entry<String, BiConsumer<JdbcInventoryStore, String>> call :
          StalledCalls.all().entrySet()) {
        proxy.stall();
        assertThatThrownBy(() -> call.getValue().accept(store, call.getKey()))
            .as(call.getKey())
            .isInstanceOf(InventoryException.class);
        assertThatThrownBy(() -> StalledCalls.open(pool, DEADLINE))
            .isInstanceOf(InventoryException.class);
        proxy.answerAgain();
        reconnect(pool);
      }
      Books.areClean(StalledCalls.in(store));
    }
  }

  /** Waits until the pool has noticed that the server answers again. */
  private static void reconnect(DataSource pool) {
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .ignoreExceptionsInstanceOf(SQLException.class)
        .until(
            () -> {
              try (Connection connection = pool.getConnection()) {
                return connection.isValid(5);
              }
            });
  }
}
