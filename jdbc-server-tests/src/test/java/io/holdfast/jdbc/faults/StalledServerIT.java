package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests a server that accepts a statement and never answers it, on connections that wait forever
 * unless the library sets a time-out. If the library does not, the time-out of the test ends it.
 */
@Timeout(120)
class StalledServerIT {
  private static final Duration FOREVER = Duration.ZERO;
  private static final int MORE_THAN_A_START_TAKES = 400;

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void everyCallGoesOnWhicheverOfItsStatementsIsNotAnswered(ServerDatabase database)
      throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address());
        TestSchema schema =
            database.server().freshVia(proxy.address(), database.driver(), FOREVER)) {
      HikariDataSource pool = schema.pool();
      JdbcInventoryStore store = open(pool);
      Shop.stock(StalledCalls.in(store), "lamp", 1_000);
      int sold = 0;
      for (Map.Entry<String, BiConsumer<JdbcInventoryStore, String>> call :
          StalledCalls.all().entrySet()) {
        boolean reached = true;
        for (int statement = 1; reached; statement++) {
          String id = call.getKey() + "-" + statement;
          connect(pool);
          proxy.onCommand(statement, Fault.STALL_ANSWER);
          call.getValue().accept(store, id);
          reached = proxy.isSpent();
          sold += call.getKey().equals("commit") ? 1 : 0;
          assertThat(reached || statement > 1).as("statements of %s", call.getKey()).isTrue();
        }
        proxy.onNextCommit(Fault.NONE);
      }
      assertThat(Shop.level(StalledCalls.in(store), "lamp").committed()).isEqualTo(sold);
      Books.areClean(StalledCalls.in(store));
    }
  }

  @ParameterizedTest
  @Execution(ExecutionMode.CONCURRENT)
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#servers")
  void aStartEndsWhicheverOfItsStatementsIsNotAnswered(ServerDatabase database) throws Exception {
    try (CommitProxy proxy = new CommitProxy(database.server().address())) {
      int stalled = -1;
      boolean reached = true;
      // Most statements of a start create or check tables, so a build takes only some of them.
      for (int statement = 1;
          reached && statement < MORE_THAN_A_START_TAKES;
          statement += step(statement)) {
        try (TestSchema schema =
                database.server().freshVia(proxy.address(), database.driver(), FOREVER);
            HikariDataSource pool = schema.pool()) {
          connect(pool);
          proxy.onCommand(statement, Fault.STALL_ANSWER);
          Inventory inventory = StalledCalls.in(open(pool));
          reached = proxy.isSpent();
          stalled++;
          proxy.onNextCommit(Fault.NONE);
          assertThat(inventory.level(Shop.key("lamp"))).isEmpty();
        }
      }
      assertThat(reached).isFalse();
      assertThat(stalled).as("statements that were not answered").isGreaterThan(4);
    }
  }

  /**
   * Opens some connections in advance, because the time to open one depends on the pool and its
   * driver.
   */
  private static void connect(DataSource pool) throws SQLException {
    try (Connection one = pool.getConnection();
        Connection two = pool.getConnection();
        Connection three = pool.getConnection()) {
      assertThat(List.of(one, two, three)).doesNotHaveDuplicates();
    }
  }

  private static int step(int statement) {
    return statement < Campaign.size(4, MORE_THAN_A_START_TAKES) ? 1 : 13;
  }

  private static JdbcInventoryStore open(DataSource source) {
    return StalledCalls.open(source, Duration.ofSeconds(5));
  }
}
