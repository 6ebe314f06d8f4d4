package io.holdfast.benchmarks.database;

import static org.assertj.core.api.Assertions.assertThatCode;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.SharedMariaDb;
import org.junit.jupiter.api.Test;

class DurableMariaDbTest {
  @Test
  void hasADatabaseAndSyncsIt() {
    try (HikariDataSource pool = Pools.open(SharedMariaDb.url(), 1)) {
      assertThatCode(() -> Pools.requireDurable(pool)).doesNotThrowAnyException();
    }
  }
}
