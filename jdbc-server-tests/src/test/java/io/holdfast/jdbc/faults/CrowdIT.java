package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests more buyers than the database has connections. */
@Timeout(60)
class CrowdIT {
  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void twoHundredBuyersOfOneArticleGetExactlyWhatThereIs(TestDatabase database) throws Exception {
    Receipts receipts = new Receipts();
    try (TestSchema schema = database.fresh();
        HikariDataSource pool = schema.pool(config -> config.setConnectionTimeout(20_000));
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "hot", 120);
      Buyer buyer = new Buyer(inventory, receipts);
      Crowd.run(200, 200, n -> buyer.settle(Order.commit("order-" + n, Shop.line("hot", 1))));

      assertThat(receipts.count(ReservationState.COMMITTED)).isEqualTo(120);
      assertThat(receipts.refused).hasValue(80);
      Books.agreeWith(receipts, inventory);
    }
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void sixtyFourClientsShareAPoolOfTwo(TestDatabase database) throws Exception {
    Receipts receipts = new Receipts();
    try (TestSchema schema = database.fresh();
        HikariDataSource pool =
            schema.impatientPool(Duration.ofMillis(250), config -> config.setMaximumPoolSize(2));
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "hot", 150);
      Buyer buyer = new Buyer(inventory, receipts);
      Crowd.run(64, 200, n -> buyer.settle(Order.commit("order-" + n, Shop.line("hot", 1))));

      assertThat(receipts.count(ReservationState.COMMITTED)).isEqualTo(150);
      assertThat(receipts.refused).hasValue(50);
      assertThat(receipts.unknown).hasValue(0);
      Books.agreeWith(receipts, inventory);
    }
    System.out.println("pool of two on " + database + ": " + receipts);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void clientsAreToldToComeBackWhileThePoolIsEmpty(TestDatabase database) throws Exception {
    AtomicInteger busy = new AtomicInteger();
    try (TestSchema schema = database.fresh();
        HikariDataSource pool =
            schema.impatientPool(Duration.ofMillis(250), config -> config.setMaximumPoolSize(2));
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "hot", 100);
      List<Connection> taken = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        taken.add(pool.getConnection());
      }
      Crowd.run(64, 64, n -> isBusy(inventory, n, busy));
      for (Connection connection : taken) {
        connection.close();
      }

      assertThat(busy).hasValue(64);
      assertThat(Shop.level(inventory, "hot").committed()).isZero();
      Receipts receipts = new Receipts();
      Buyer buyer = new Buyer(inventory, receipts);
      Crowd.run(2, 64, n -> buyer.settle(Order.commit("order-" + n, Shop.line("hot", 1))));
      Books.agreeWith(receipts, inventory);
    }
  }

  private static void isBusy(Inventory inventory, int number, AtomicInteger busy) {
    try {
      inventory.commit(
          CommitRequest.of(Shop.ID, new ReservationId("order-" + number), Shop.line("hot", 1)));
    } catch (BusyException e) {
      busy.incrementAndGet();
    }
  }
}
