package io.holdfast.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.database.Sql;
import io.holdfast.benchmarks.memory.HandWrittenStock;
import io.holdfast.inmemory.InMemoryInventoryStore;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The comparison starts, checks its ledgers, and counts right. No time is asserted. */
class CompareTest {
  @Test
  void bothSidesSellInMemory() throws Exception {
    List<Ratio> ratios = MemoryComparison.run(1, 1, 1_000);
    assertThat(ratios).hasSize(4).allMatch(it -> it.median() > 0 && it.libraryBytes() > 0);
  }

  @Test
  void theMedianIsThatOfTheRoundsAndTheSidesTakeTurns() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Ratio ratio =
        Ratio.of("load", 1, 3, () -> new Round(calls.incrementAndGet(), 0), () -> new Round(10, 0));
    assertThat(calls).hasValue(4);
    assertThat(ratio.median()).isEqualTo(0.3);
    assertThat(ratio.least()).isEqualTo(0.2);
    assertThat(ratio.most()).isEqualTo(0.4);
  }

  @Test
  void aWrongLedgerEndsTheRun() {
    Side broken =
        () -> {
          throw new IllegalStateException("the ledger is wrong");
        };
    assertThatThrownBy(() -> Ratio.of("load", 1, 1, broken, () -> new Round(1, 0)))
        .hasMessage("the ledger is wrong");
  }

  @Test
  void anOrderThatWasNotPlacedIsFound() {
    Inventory inventory = Inventory.create(InMemoryInventoryStore.create());
    inventory.define(StockDefinition.withOpening(MemoryComparison.key(0), 2)).orElseThrow();
    HandWrittenStock stock = new HandWrittenStock();
    stock.receive("sku-0", 2);

    assertThatThrownBy(() -> MemoryComparison.verify(inventory, 1, 2))
        .hasMessageContaining("sold 0 of 2");
    assertThatThrownBy(() -> MemoryComparison.verify(stock, 1, 2))
        .hasMessageContaining("sold 0 of 2");
  }

  @Test
  void bothSidesSellInADatabaseWithTheSameStatements() throws Exception {
    List<Ratio> ratios = JdbcComparison.run("MariaDB", SharedMariaDb.url("compare"), 1, 16, 4);
    assertThat(ratios).hasSize(3).allMatch(it -> it.median() > 0);
  }

  @Test
  void aServerThatDoesNotSyncIsRefused() throws Exception {
    try (HikariDataSource pool = Pools.open(SharedMariaDb.url("compare"), 1)) {
      setSyncBinlog(pool, 0);
      try {
        assertThatThrownBy(() -> Pools.requireDurable(pool)).hasMessageContaining("sync_binlog");
      } finally {
        setSyncBinlog(pool, 1);
      }
      assertThatCode(() -> Pools.requireDurable(pool)).doesNotThrowAnyException();
    }
  }

  private static void setSyncBinlog(HikariDataSource pool, int value) throws SQLException {
    Sql.run(pool, "SET GLOBAL sync_binlog = " + value);
  }
}
