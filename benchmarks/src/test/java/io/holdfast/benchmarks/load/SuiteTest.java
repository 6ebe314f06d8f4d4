package io.holdfast.benchmarks.load;

import static io.holdfast.benchmarks.Suites.assertEveryArmSold;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.SharedMariaDb;
import io.holdfast.benchmarks.contender.Contender;
import io.holdfast.benchmarks.contender.Contenders;
import io.holdfast.benchmarks.contender.Holdfast;
import io.holdfast.benchmarks.contender.Ledger;
import io.holdfast.benchmarks.contender.Order;
import io.holdfast.benchmarks.contender.RowContenders;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.benchmarks.database.Sql;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every load starts and verifies, and a wrong ledger is found. No time is asserted. */
class SuiteTest {
  private static final Map<String, String> LOSE =
      Map.of(
          "16 slots", "UPDATE plain_slot SET quantity = quantity - 1 WHERE quantity > 0 LIMIT 1",
          "unit rows, SKIP LOCKED", "DELETE FROM plain_unit LIMIT 1",
          "Holdfast", "UPDATE lanes_stock_level SET on_hand = on_hand + 1",
          "Holdfast without lanes", "UPDATE lanes_stock_level SET committed = committed + 1",
          "order row, alongside", "UPDATE lanes_stock_level SET on_hand = on_hand + 1",
          "order row, within(connection)", "UPDATE lanes_stock_level SET on_hand = on_hand + 1",
          "order row, by intent", "UPDATE lanes_stock_level SET on_hand = on_hand + 1");

  private static final Numbers NUMBERS = new Numbers(1);

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
    Suite suite =
        Suite.run(
            "MariaDB",
            SharedMariaDb.url("suite"),
            Plan.SMOKE,
            EnumSet.of(Group.LANES, Group.PROCESSES),
            "");
    assertThat(suite.series()).hasSize(15);
    assertThat(suite.goals().stream().map(Goal::number).distinct())
        .containsExactlyInAnyOrder(
            "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "19",
            "pause", "shop");
    assertEveryArmSold(suite);
  }

  @Test
  void onlyTheGroupThatIsAskedForRuns() throws Exception {
    Suite suite =
        Suite.run(
            "MariaDB", SharedMariaDb.url("rows"), Plan.SMOKE, EnumSet.of(Group.ROWS), "client");
    assertThat(suite.series()).extracting(Series::load).containsExactly(RowLoad.LOAD);
    assertThat(suite.goals()).extracting(Goal::number).containsExactly("16", "17", "17");
    assertEveryArmSold(suite);
  }

  private static List<Contender> everybody() {
    return Stream.of(contenders.all(), contenders.rows().all()).flatMap(List::stream).toList();
  }

  @Test
  void noContenderSellsWhatIsNotThere() throws Exception {
    for (Contender each : everybody()) {
      each.open(1, 1);
      assertThat(each.place(NUMBERS.order())).as(each.name()).isTrue();
      assertThat(each.place(NUMBERS.order())).as(each.name()).isFalse();
      assertThatCode(() -> each.check(1, 1)).as(each.name()).doesNotThrowAnyException();
    }
  }

  @Test
  void anOrderThatIsNotInTheLedgerIsFoundAndOneThatNobodyWasToldOf() throws Exception {
    for (Contender each : everybody()) {
      each.open(2, 5);
      each.place(NUMBERS.order());
      assertThatThrownBy(() -> each.check(2, 2)).as(each.name()).hasMessageContaining("ledger");
      assertThatThrownBy(() -> each.check(0, 0)).as(each.name()).hasMessageContaining("ledger");
    }
  }

  @Test
  void aQueryWithoutARowIsAWrongLedger() {
    assertThatThrownBy(() -> Ledger.same("stock", 5, pool, "SELECT 5 FROM DUAL WHERE 1 = 0"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is wrong: stock: null, should be 5");
    assertThatThrownBy(() -> Ledger.same("stock", 5, pool, "SELECT 4"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the ledger is wrong: stock: 4, should be 5");
    assertThatCode(() -> Ledger.same("stock", 5, pool, "SELECT 5")).doesNotThrowAnyException();
  }

  @Test
  void aPieceThatIsLostOrWonIsFound() throws Exception {
    for (Contender each : everybody()) {
      each.open(1, 5);
      each.place(NUMBERS.order());
      String lose = LOSE.get(each.name());
      run(lose == null ? "UPDATE plain_stock SET quantity = quantity + 1" : lose);
      assertThatThrownBy(() -> each.check(1, 1)).as(each.name()).hasMessageContaining("ledger");
    }
  }

  @Test
  void anOrderRowThatIsMissingPendingOrOfNoOrderIsFound() throws Exception {
    for (Contender each : contenders.rows().all()) {
      String rows = byTheLibrary(each) ? "lanes_shop_order" : "plain_shop_order";
      for (String harm :
          List.of(
              "DELETE FROM %s WHERE id = '%s'",
              "UPDATE %s SET state = 'PENDING' WHERE id = '%s'",
              "INSERT INTO %1$s SELECT '0', customer, sku, cents, state, placed_at FROM %1$s"
                  + " WHERE id = '%2$s'")) {
        Order order = NUMBERS.order();
        each.open(1, 5);
        each.place(order);
        run(harm.formatted(rows, order.id()));
        assertThatThrownBy(() -> each.check(1, 1))
            .as("%s: %s", each.name(), harm)
            .hasMessageContaining("ledger");
        run("DELETE FROM " + rows);
      }
    }
  }

  private static boolean byTheLibrary(Contender each) {
    RowContenders rows = contenders.rows();
    return Stream.of(rows.alongside(), rows.within(), rows.byIntent()).anyMatch(each::equals);
  }

  @Test
  void everyRoundBeginsWithEmptyTables() throws Exception {
    List<Contender> library =
        everybody().stream().filter(it -> it instanceof Holdfast || byTheLibrary(it)).toList();
    assertThat(library).hasSize(5);
    for (Contender each : library) {
      each.open(1, 5);
      each.place(NUMBERS.order());
      each.open(1, 5);
      assertThat(number("SELECT COUNT(*) FROM lanes_stock_level")).as(each.name()).isOne();
      assertThat(number("SELECT COUNT(*) FROM lanes_entry WHERE kind = 'RESERVATION'"))
          .as(each.name())
          .isZero();
    }
    contenders.rows().alongside().open(1, 5);
    assertThat(number("SELECT COUNT(*) FROM lanes_shop_order")).isZero();
  }

  @Test
  void theReadLoopRefusesAndDoesNotHideStockThatIsThere() throws Exception {
    Contender loop = contenders.readLoop();
    loop.open(1, 0);
    assertThat(loop.place(NUMBERS.order())).isFalse();
    loop.check(0, 0);
    loop.open(1, 1);
    assertThatThrownBy(() -> loop.place(NUMBERS.order())).hasStackTraceContaining("not sold out");
    loop.open(1, 0);
    assertThat(loop.place(NUMBERS.order())).as("after a fault").isFalse();
  }

  private static long number(String sql) throws SQLException {
    return Sql.number(pool, sql);
  }

  private static void run(String sql) throws SQLException {
    Sql.run(pool, sql);
  }
}
