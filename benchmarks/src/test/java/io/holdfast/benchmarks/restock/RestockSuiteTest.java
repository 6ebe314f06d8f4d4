package io.holdfast.benchmarks.restock;

import static io.holdfast.benchmarks.Suites.assertEveryArmSold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.load.Goal;
import io.holdfast.benchmarks.load.Plan;
import io.holdfast.benchmarks.load.Suite;
import io.holdfast.inventory.model.ShopId;
import org.junit.jupiter.api.Test;

/** The loads of restock, as small as can be. */
class RestockSuiteTest {
  @Test
  void everyLoadRunsAndTheOutboxSaysWhatTheProcessesWereTold() throws Exception {
    Suite suite = RestockSuite.run("MariaDB", SharedMariaDb.url("restock"), Plan.SMOKE);
    assertThat(suite.series()).hasSize(3);
    assertThat(suite.goals()).extracting(Goal::number).containsOnly("21");
    assertEveryArmSold(suite);
  }

  @Test
  void aRequestThatNobodyWasToldOfIsFound() throws Exception {
    try (HikariDataSource pool = Pools.open(SharedMariaDb.url("counted"), 2)) {
      Outbox outbox = Outbox.on(pool, Contenders.PREFIX);
      outbox.empty();
      outbox.put(new ShopId("shop"), 0, 3);
      outbox.twice(1);
      assertThat(outbox.count("state = 'PENDING'")).isEqualTo(6);
      assertThatThrownBy(() -> outbox.same("accepted", 1, outbox.count("state = 'SENT'")))
          .hasMessage("the outbox is wrong: accepted: 0, should be 1");
    }
  }
}
