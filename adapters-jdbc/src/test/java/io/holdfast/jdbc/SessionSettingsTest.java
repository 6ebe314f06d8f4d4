package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a host has set for its sessions, the results and the times are the same. */
class SessionSettingsTest {
  private static final ShopId SHOP = new ShopId("shop");

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void doNotMatter(TestDatabase database) {
    try (TestSchema schema = database.fresh()) {
      boolean h2 = database.engine() == Engine.H2;
      List<String> settings =
          h2
              ? List.of("SET TIME ZONE 'Asia/Kathmandu'", "SET TIME ZONE 'America/New_York'")
              : List.of(
                  "SET time_zone = '+05:45'",
                  "SET time_zone = '-11:00'",
                  "SET sql_mode = 'ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES'",
                  "SET sql_mode = ''",
                  "SET SESSION TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                  "SET NAMES latin1");
      Inventory plain =
          Inventory.create(
              JdbcInventoryStore.builder(schema.pool())
                  .schema(SchemaMode.CREATE)
                  .guessing(false) // times are compared to the microsecond
                  .build());
      plain
          .receive(
              ReceiveRequest.of(SHOP, new OperationId("r"), Line.of("tee", 100))
                  .creatingWith(StockPolicy.quantity()))
          .orElseThrow();
      for (int i = 0; i < settings.size(); i++) {
        check(schema, plain, settings.get(i), i);
      }
      assertThat(plain.verify(SHOP).violations()).isEmpty();
    }
  }

  private static void check(TestSchema schema, Inventory plain, String setting, int number) {
    JdbcInventoryStore store =
        JdbcInventoryStore.create(schema.pool(config -> config.setConnectionInitSql(setting)));
    Inventory odd = Inventory.create(store);
    ReservationId id = new ReservationId("o" + number);
    HoldRequest hold = HoldRequest.of(SHOP, id, Duration.ofMinutes(5), Line.of("tee", 1));
    Reservation held = odd.hold(hold).orElseThrow();
    assertThat(held).as(setting).isEqualTo(plain.find(SHOP, id).orElseThrow());
    assertThat(plain.hold(hold).isReplayed()).isTrue();
    Instant before =
        plain
            .hold(
                HoldRequest.of(
                    SHOP,
                    new ReservationId("b" + number),
                    Duration.ofMinutes(5),
                    Line.of("tee", 1)))
            .orElseThrow()
            .heldAt();
    Instant between = store.read(Footprint.of(SHOP).build()).now();
    Instant after =
        plain
            .commit(CommitRequest.of(SHOP, new ReservationId("a" + number), Line.of("tee", 1)))
            .orElseThrow()
            .committedAt();
    assertThat(between).as(setting).isBetween(before, after);
    assertThat(held.heldAt()).as(setting).isBeforeOrEqualTo(before);
    odd.release(SHOP, id).orElseThrow();
  }
}
