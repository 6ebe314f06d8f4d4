package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.faults.BrokenStores.AnswersBeforeCommit;
import io.holdfast.jdbc.faults.BrokenStores.TakesSilenceForNo;
import io.holdfast.jdbc.faults.CommitProxy.Fault;
import io.holdfast.jdbc.servers.Driver;
import io.holdfast.jdbc.servers.MariaDbServer;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tests the checks of this package: each must fail on a broken store, setting or host. */
@Timeout(60)
class ChecksIT {
  private static final Order ORDER = Order.commit("order-1", Shop.line("lamp", 1));

  @Test
  void anOrderAcknowledgedBeforeItWasCommittedIsMissed() throws Exception {
    Receipts receipts = new Receipts();
    try (MariaDbServer server = MariaDbServer.startNew();
        TestSchema schema = server.fresh(Driver.MARIADB_CLIENT);
        HikariDataSource pool = schema.impatientPool(Duration.ofSeconds(1), config -> {})) {
      try (Inventory broken = Inventory.create(new AnswersBeforeCommit(store(pool)))) {
        Shop.stock(broken, "lamp", 10);
        new Buyer(broken, receipts).settle(ORDER);
        server.kill();
        server.start();
      }
      try (Inventory inventory = Shop.open(pool)) {
        assertThatThrownBy(() -> Books.agreeWith(receipts, inventory))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("acknowledged order order-1");
      }
    }
  }

  @Test
  void aLostAnswerThatWasTakenForAFailureIsALie() throws Exception {
    Receipts receipts = new Receipts();
    try (ProxiedShop shop = ProxiedShop.openImpatient(TestDatabase.mariaDb());
        Inventory broken = Inventory.create(new TakesSilenceForNo(store(shop.pool())))) {
      Shop.stock(broken, "lamp", ProxiedShop.PIECES);
      shop.proxy().onNextCommitAndIsolate(Fault.LOSE_ANSWER);
      Crowd crowd = Crowd.start(1, 1, n -> new Buyer(broken, receipts).settle(ORDER));
      receipts.awaitFaults(1);
      shop.proxy().heal();
      crowd.await();

      assertThat(receipts.lies()).hasSize(1);
      assertThatThrownBy(() -> Books.agreeWith(receipts, shop.inventory()))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("nothing was");
    }
  }

  @Test
  void anOrderAskedForAgainUnderANewIdIsCountedTwice() throws Exception {
    Receipts receipts = new Receipts();
    try (ProxiedShop shop = ProxiedShop.openImpatient(TestDatabase.mariaDb())) {
      shop.proxy().onNextCommitAndIsolate(Fault.LOSE_ANSWER);
      assertThatThrownBy(() -> shop.sell("order-1")).isInstanceOf(InventoryException.class);
      shop.proxy().heal();
      new Buyer(shop.inventory(), receipts)
          .settle(Order.commit("order-1-again", Shop.line(ProxiedShop.SKU, 1)));

      assertThatThrownBy(() -> Books.agreeWith(receipts, shop.inventory()))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("committed of");
    }
  }

  @Test
  void anH2ThatWritesLaterLosesOrdersWithItsJvm() throws Exception {
    try (TestSchema schema = TestDatabase.h2File().fresh()) {
      Shop.stock(schema, Sale.SKU, 1_000_000);
      Receipts receipts = new Receipts();
      try (Node node = Node.startWith(schema, "SET WRITE_DELAY 10000")) {
        node.go();
        assertThat(node.awaitAnswers(200)).isTrue();
        node.kill();
        node.said("sold")
            .forEach(
                id ->
                    receipts.acknowledge(
                        Order.commit(id, Shop.line(Sale.SKU, 1)), ReservationState.COMMITTED));
      }
      try (HikariDataSource pool = schema.pool();
          Inventory inventory = Shop.open(pool)) {
        assertThatThrownBy(() -> receipts.all().forEach(it -> Books.isThere(it, inventory)))
            .isInstanceOf(AssertionError.class)
            .hasMessageContaining("acknowledged order");
      }
    }
  }

  private static InventoryStore store(DataSource dataSource) {
    return JdbcInventoryStore.builder(dataSource)
        .schema(SchemaMode.CREATE)
        .deadline(Duration.ofSeconds(1))
        .build();
  }
}
