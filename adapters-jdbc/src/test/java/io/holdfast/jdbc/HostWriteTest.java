package io.holdfast.jdbc;

import static io.holdfast.jdbc.HostOrders.line;
import static io.holdfast.jdbc.HostOrders.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.SharedSchemas;
import io.holdfast.jdbc.servers.TestDatabase;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that rows of the host are stored as given, and with few statements. */
@SuppressWarnings("FutureReturnValueIgnored") // the rows and the levels show what came of it
class HostWriteTest {
  @AutoClose private static final SharedSchemas SCHEMAS = new SharedSchemas();

  private static final String TO_PAID = "UPDATE shop_order SET state = 'paid' WHERE id = ?";

  private final RoundTrips roundTrips = new RoundTrips();

  private static HostOrders open(TestDatabase database) {
    return new HostOrders(TestShop.another(SCHEMAS.of(database)));
  }

  private HostOrders hooked(TestDatabase database) {
    return new HostOrders(TestShop.another(SCHEMAS.of(database), roundTrips));
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void ordersComeBeforeTheirLinesInOneTransaction(TestDatabase database) {
    try (HostOrders orders = open(database)) {
      List<String> ids = HostOrders.ids("o", 50);
      List<CompletableFuture<Outcome<Reservation>>> asked =
          ids.stream()
              .map(id -> orders.ask(id, order(id), line(id, "tee"), line(id, "hat")))
              .toList();
      orders.letGo();
      asked.forEach(it -> assertThat(it.join().isDone()).isTrue());
      assertThat(orders.orders()).isEqualTo(ids);
      assertThat(orders.query("SELECT COUNT(*) FROM shop_line")).containsExactly("100");
      assertThat(orders.sold()).isEqualTo(50);
      orders.shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void fiftyRowsAreOneStatement(TestDatabase database) {
    try (HostOrders orders = hooked(database)) {
      orders.sell("first", order("first")).orElseThrow();
      var plain = HostOrders.ids("a", 50).stream().map(orders::askWithoutRow).toList();
      int without = roundTrips.of(orders::letGo);
      var withRow = HostOrders.ids("b", 50).stream().map(id -> orders.ask(id, order(id))).toList();
      assertThat(roundTrips.of(orders::letGo)).isEqualTo(without + 1);
      assertThat(plain).allMatch(it -> it.join().isDone());
      assertThat(withRow).allMatch(it -> it.join().isDone());
      assertThat(orders.orders()).hasSize(51);
      assertThat(orders.sold()).isEqualTo(101);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void updatesAndInsertsAreWrittenInTheirOrder(TestDatabase database) {
    try (HostOrders orders = open(database)) {
      List<String> ids = HostOrders.ids("o", 20);
      var asked =
          ids.stream()
              .map(id -> orders.ask(id, order(id), SqlWrite.of(TO_PAID, id).expectingRows(1)))
              .toList();
      orders.letGo();
      assertThat(asked).allMatch(it -> it.join().isDone());
      assertThat(orders.query("SELECT id FROM shop_order WHERE state = 'paid' ORDER BY id"))
          .isEqualTo(ids);
      assertThat(orders.sold()).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void anUpdateOfAnotherNumberOfRowsFailsAlone(TestDatabase database) {
    try (HostOrders orders = open(database)) {
      orders.sell("there", order("there")).orElseThrow();
      CompletableFuture<Outcome<Reservation>> good =
          orders.ask("good", SqlWrite.of(TO_PAID, "there").expectingRows(1));
      CompletableFuture<Outcome<Reservation>> bad =
          orders.ask("bad", SqlWrite.of(TO_PAID, "absent").expectingRows(1));
      CompletableFuture<Outcome<Reservation>> any = orders.ask("any", SqlWrite.of(TO_PAID, "none"));
      orders.letGo();
      assertThat(good.join().isDone()).isTrue();
      assertThat(any.join().isDone()).as("no number of rows is expected").isTrue();
      assertThatThrownBy(bad::join)
          .cause()
          .isInstanceOf(HostWriteException.class)
          .hasMessageContaining("matched 0 rows, expected 1");
      assertThat(orders.sold()).isEqualTo(3);
      orders.shop.assertSound();
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void valuesAreStoredAsGiven(TestDatabase database) throws SQLException {
    try (HostOrders orders = new HostOrders(TestShop.open(database))) {
      orders.shop.execute(
          "CREATE TABLE all_kinds (id VARCHAR(40) PRIMARY KEY, bin VARBINARY(8), dec_value"
              + " DECIMAL(20, 4), day_value DATE, time_value TIME, moment "
              + (orders.shop.schema().engine() == Engine.H2 ? "TIMESTAMP(6)" : "DATETIME(6)")
              + ", big BIGINT,"
              + " small SMALLINT, ratio DOUBLE, flag BOOLEAN, none VARCHAR(8))");
      String sql = "INSERT INTO all_kinds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
      byte[] bytes = {0, -1, 39, 92, 10};
      LocalDateTime moment = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 123_456_000);
      for (String id : List.of("alone", "it's \\ \"ü\" €")) {
        var full =
            orders.ask(
                id.equals("alone") ? id : "other",
                SqlWrite.of(
                    sql,
                    id,
                    bytes,
                    new BigDecimal("-1234567890123.4500"),
                    LocalDate.of(2024, 2, 29),
                    LocalTime.of(13, 14, 15),
                    moment,
                    Long.MIN_VALUE,
                    (short) -7,
                    0.25,
                    true,
                    null));
        var empty =
            orders.ask(
                "nulls-" + id.length(),
                SqlWrite.of(
                    sql,
                    "nulls of " + id,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        orders.letGo();
        assertThat(full.join().isDone()).isTrue();
        assertThat(empty.join().isDone()).isTrue();
      }
      try (Connection connection = orders.shop.schema().connect();
          Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SELECT * FROM all_kinds ORDER BY id")) {
        for (String id : List.of("alone", "it's \\ \"ü\" €")) {
          assertThat(row.next()).isTrue();
          assertThat(row.getString(1)).isEqualTo(id);
          assertThat(row.getBytes(2)).isEqualTo(bytes);
          assertThat(row.getBigDecimal(3)).isEqualByComparingTo("-1234567890123.45");
          assertThat(row.getObject(4, LocalDate.class)).isEqualTo("2024-02-29");
          assertThat(row.getObject(5, LocalTime.class)).isEqualTo("13:14:15");
          assertThat(row.getObject(6, LocalDateTime.class)).isEqualTo(moment);
          assertThat(row.getLong(7)).isEqualTo(Long.MIN_VALUE);
          assertThat(row.getShort(8)).isEqualTo((short) -7);
          assertThat(row.getDouble(9)).isEqualTo(0.25);
          assertThat(row.getBoolean(10)).isTrue();
          assertThat(row.getObject(11)).isNull();
        }
        for (int i = 0; i < 2; i++) {
          assertThat(row.next()).isTrue();
          for (int column = 2; column <= 11; column++) {
            assertThat(row.getObject(column)).isNull();
          }
        }
        assertThat(row.next()).isFalse();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#engines")
  void aWriteOfAnotherStoreIsRefusedBeforeAnyCall(TestDatabase database) {
    HostWrite foreign = new HostWrite() {};
    try (HostOrders orders = hooked(database)) {
      int trips =
          roundTrips.of(
              () ->
                  assertThatThrownBy(() -> orders.sell("o", order("o"), foreign))
                      .isInstanceOf(InvalidRequestException.class)
                      .hasMessageStartingWith("alongside: a JDBC store performs SqlWrite only"));
      assertThat(trips).isZero();
      assertThat(orders.orders()).isEmpty();
      assertThat(orders.sold()).isZero();
    }
  }
}
