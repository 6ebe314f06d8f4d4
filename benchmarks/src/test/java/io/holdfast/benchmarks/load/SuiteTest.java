package io.holdfast.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.database.Pools;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every load starts and verifies, and a wrong ledger is found. No time is asserted. */
class SuiteTest {
  private static final List<String> SKU = List.of(Contender.sku(0));
  private static final Map<String, String> LOSE =
      Map.of(
          "16 slots", "UPDATE plain_slot SET quantity = quantity - 1 WHERE quantity > 0 LIMIT 1",
          "unit rows, SKIP LOCKED", "DELETE FROM plain_unit LIMIT 1",
          "Holdfast", "UPDATE lanes_stock_level SET on_hand = on_hand + 1",
          "Holdfast without lanes", "UPDATE lanes_stock_level SET committed = committed + 1");

  private static HikariDataSource pool;
  private static Contenders contenders;

  @BeforeAll
  static void open() throws Exception {
    pool = Pools.open(SharedMariaDb.url("contenders"), 8);
    contenders = Contenders.on(pool);
  }

  @AfterAll
  static void close() {
    contenders.close();
    pool.close();
  }

  @Test
  void everyLoadRunsAndItsLedgerIsRight() throws Exception {
    Suite suite = Suite.run("MariaDB", SharedMariaDb.url("suite"), Plan.SMOKE, "");
    assertThat(suite.series()).hasSize(12);
    assertThat(suite.goals().stream().map(Goal::number).distinct())
        .containsExactlyInAnyOrder(
            "1", "2", "3", "4", "5", "6", "7", "9", "10", "11", "12", "13", "16", "shop", "open");
    assertThat(suite.series())
        .allSatisfy(
            series ->
                assertThat(series.arms())
                    .allMatch(arm -> series.of(arm, Sample::perSecond).least() > 0));
  }

  @Test
  void noContenderSellsWhatIsNotThere() throws Exception {
    for (Contender each : contenders.all()) {
      each.open(1, 1);
      assertThat(each.place(Order.number(1, SKU))).as(each.name()).isTrue();
      assertThat(each.place(Order.number(2, SKU))).as(each.name()).isFalse();
      assertThatCode(() -> each.check(1, 1)).as(each.name()).doesNotThrowAnyException();
    }
  }

  @Test
  void anOrderThatIsNotInTheLedgerIsFoundAndOneThatNobodyWasToldOf() throws Exception {
    for (Contender each : contenders.all()) {
      each.open(2, 5);
      each.place(Order.number(1, SKU));
      assertThatThrownBy(() -> each.check(2, 2)).as(each.name()).hasMessageContaining("ledger");
      assertThatThrownBy(() -> each.check(0, 0)).as(each.name()).hasMessageContaining("ledger");
    }
  }

  @Test
  void aPieceThatIsLostOrWonIsFound() throws Exception {
    for (Contender each : contenders.all()) {
      each.open(1, 5);
      each.place(Order.number(1, SKU));
      String lose = LOSE.get(each.name());
      contenders
          .holdfast()
          .tables()
          .run(lose == null ? "UPDATE plain_stock SET quantity = quantity + 1" : lose);
      assertThatThrownBy(() -> each.check(1, 1)).as(each.name()).hasMessageContaining("ledger");
    }
  }
}
