package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests a working server that refuses the host's connection or its writes. */
@Timeout(60)
class ServerRefusesIT {
  private static MariaDbServer server;

  @BeforeAll
  static void start() {
    server = MariaDbServer.startNew("--max-connections=12");
    // The user is not root. The server reserves a connection for users with all rights, and lets
    // them write under any setting.
    server.execute(
        "CREATE USER guest@'127.0.0.1' IDENTIFIED BY ''",
        "GRANT ALL ON `holdfast\\_%`.* TO guest@'127.0.0.1'");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void aServerWithoutRoomIsBusyAndRecovers(Driver driver) throws Exception {
    try (TestSchema schema = server.fresh(driver);
        HikariDataSource pool = asGuest(schema);
        Inventory inventory = Shop.openImpatient(pool)) {
      Shop.stock(inventory, "lamp", 10);
      pool.getHikariPoolMXBean().softEvictConnections();
      List<Connection> others = new ArrayList<>();
      try {
        takeAllPlaces(schema, others);
        assertThatThrownBy(() -> sell(inventory)).isInstanceOf(BusyException.class);
      } finally {
        for (Connection other : others) {
          other.close();
        }
      }
      assertThat(Shop.level(inventory, "lamp").committed()).isZero();
      Outcome<Reservation> outcome = sell(inventory);
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).isFalse();
      Books.areClean(inventory);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatOnlyReadsIsUnavailableAndRecovers(Driver driver) throws Exception {
    try (TestSchema schema = server.fresh(driver);
        HikariDataSource pool = asGuest(schema);
        Inventory inventory = Shop.openImpatient(pool)) {
      Shop.stock(inventory, "lamp", 10);
      server.execute("SET GLOBAL read_only = 1");
      try {
        assertThatThrownBy(() -> sell(inventory)).isInstanceOf(UnavailableException.class);
        assertThat(Shop.level(inventory, "lamp").committed()).isZero();
      } finally {
        server.execute("SET GLOBAL read_only = 0");
      }
      Outcome<Reservation> outcome = sell(inventory);
      assertThat(outcome.isDone()).isTrue();
      assertThat(outcome.isReplayed()).isFalse();
      Books.areClean(inventory);
    }
  }

  private static HikariDataSource asGuest(TestSchema schema) {
    return schema.pool(
        config -> {
          config.setUsername("guest");
          config.setConnectionTimeout(1_000);
        });
  }

  private static void takeAllPlaces(TestSchema schema, List<Connection> taken) {
    while (true) {
      try {
        taken.add(DriverManager.getConnection(schema.url(), "guest", ""));
      } catch (SQLException full) {
        assertThat(full.getErrorCode()).isEqualTo(1040);
        return;
      }
    }
  }

  private static Outcome<Reservation> sell(Inventory inventory) {
    return inventory.commit(
        CommitRequest.of(Shop.ID, new ReservationId("order-1"), Shop.line("lamp", 1)));
  }
}
