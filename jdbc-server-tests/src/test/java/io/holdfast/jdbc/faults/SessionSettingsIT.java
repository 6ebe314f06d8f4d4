package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.Engine;
import io.holdfast.jdbc.servers.ServerDatabase;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that results do not depend on the settings of the host's sessions. */
@Timeout(60)
class SessionSettingsIT {
  /** The combinations of settings that a host may use. */
  enum Settings {
    FAR_WEST_AND_LAX {
      @Override
      void on(HikariConfig config) {
        config.setAutoCommit(true);
        config.setConnectionInitSql(
            "SET SESSION time_zone = '-11:00', SESSION sql_mode = '', SESSION lc_time_names ="
                + " 'tr_TR'");
      }
    },
    FAR_EAST_AND_STRICT {
      @Override
      void on(HikariConfig config) {
        config.setTransactionIsolation("TRANSACTION_SERIALIZABLE");
        config.setConnectionInitSql(
            "SET SESSION time_zone = '+13:00',"
                + " SESSION sql_mode = 'TRADITIONAL,PAD_CHAR_TO_FULL_LENGTH'");
      }
    },
    ANSI_AND_LATIN {
      @Override
      void on(HikariConfig config) {
        config.setTransactionIsolation("TRANSACTION_READ_UNCOMMITTED");
        config.setConnectionInitSql(
            "SET SESSION sql_mode = 'ANSI', SESSION character_set_client = latin1,"
                + " SESSION character_set_connection = latin1,"
                + " SESSION character_set_results = latin1");
      }
    },
    FEW_ROWS {
      @Override
      void on(HikariConfig config) {
        config.setConnectionInitSql("SET SESSION sql_select_limit = 1");
      }
    },
    ORACLE_MODE {
      @Override
      boolean isKnownTo(Engine engine) {
        return engine == Engine.MARIADB;
      }

      @Override
      void on(HikariConfig config) {
        config.setConnectionInitSql("SET SESSION sql_mode = 'ORACLE'");
      }
    },
    DRIVER_TUNED_FOR_BULK {
      @Override
      void on(HikariConfig config) {
        config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        config.addDataSourceProperty("useAffectedRows", "true");
        config.addDataSourceProperty("useServerPrepStmts", "true");
        config.addDataSourceProperty("rewriteBatchedStatements", "true");
        config.addDataSourceProperty("allowMultiQueries", "true");
      }
    };

    boolean isKnownTo(Engine engine) {
      return true;
    }

    abstract void on(HikariConfig config);
  }

  static Stream<Arguments> settings() {
    List<ServerDatabase> servers = TestDatabase.servers().toList();
    return servers.stream()
        .flatMap(
            server ->
                Stream.of(Settings.values())
                    .filter(it -> it.isKnownTo(server.engine()))
                    .map(it -> Arguments.of(server, it)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("settings")
  void aNodeWithOtherSettingsAgreesWithItsNeighbour(ServerDatabase database, Settings settings)
      throws Exception {
    Receipts receipts = new Receipts();
    try (TestSchema schema = database.fresh();
        HikariDataSource oddPool = schema.pool(settings::on);
        Inventory odd = Shop.open(oddPool);
        HikariDataSource plainPool = schema.pool();
        Inventory plain = Shop.open(plainPool)) {
      Shop.stock(odd, "apple", 1_000_000);
      Shop.stock(plain, "pear", 1_000_000);
      ReservationId cart = new ReservationId("cart-1");
      Reservation held =
          odd.hold(HoldRequest.of(Shop.ID, cart, Duration.ofHours(1), Shop.line("apple", 1)))
              .orElseThrow();
      assertThat(plain.reservation(Shop.ID, cart)).contains(held);
      assertThat(plain.release(Shop.ID, cart).isDone()).isTrue();
      Buyer oddBuyer = new Buyer(odd, receipts);
      Buyer plainBuyer = new Buyer(plain, receipts);
      Crowd.run(
          4,
          60,
          n ->
              (n % 2 == 0 ? oddBuyer : plainBuyer)
                  .settle(Order.mixed("order-", n, Shop.line("pear", 1), Shop.line("apple", 2))));
      Books.agreeWith(receipts, odd);
      Books.agreeWith(receipts, plain);
    }
    assertThat(receipts.unknown).as("unknown").hasValue(0);
    assertThat(receipts.unavailable).as("unavailable").hasValue(0);
    assertThat(receipts.busy).as("busy").hasValue(0);
  }
}
