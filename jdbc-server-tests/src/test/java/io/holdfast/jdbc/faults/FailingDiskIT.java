package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.servers.Pools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests a disk under an H2 file that fails at some write and at every later one. */
@Timeout(180)
class FailingDiskIT {
  private static final int ORDERS = 4;
  private static final int STOCK = 100;

  @BeforeAll
  static void register() {
    FailingDisk.register();
  }

  @AfterEach
  void heal() {
    FailingDisk.heal();
  }

  @Test
  void whatWasAcknowledgedIsThereAndNothingIsHalfThere(@TempDir Path root) throws Exception {
    boolean failed = true;
    for (int number = 1; failed; number++) {
      Path folder = Files.createDirectory(root.resolve("disk" + number));
      List<String> acknowledged = new ArrayList<>();
      failed = sellOn(folder, number, acknowledged);
      assertThat(failed || number > ORDERS).as("writes of %d orders", ORDERS).isTrue();
      try (HikariDataSource pool = pool("file", folder);
          Inventory inventory = Shop.open(pool)) {
        for (String order : acknowledged) {
          assertThat(inventory.reservation(Shop.ID, new ReservationId(order)))
              .as("%s, acknowledged before write %d failed", order, number)
              .isPresent();
        }
        Books.areClean(inventory);
        for (int i = 0; i < ORDERS; i++) {
          assertThat(sell(inventory, "order-" + i)).isTrue();
        }
        assertThat(Shop.level(inventory, "lamp").committed()).isEqualTo(ORDERS);
        Books.areClean(inventory);
      }
    }
  }

  /** Sells until a write fails, and returns whether one has failed. */
  private static boolean sellOn(Path folder, int number, List<String> acknowledged) {
    try (HikariDataSource healthy = pool("file", folder);
        Inventory inventory = Shop.open(healthy)) {
      Shop.stock(inventory, "lamp", STOCK);
    }
    try (HikariDataSource pool = pool("failing", folder)) {
      Inventory inventory = Inventory.create(impatient(pool));
      FailingDisk.failFrom(number);
      try {
        for (int i = 0; i < ORDERS; i++) {
          assertThat(sell(inventory, "order-" + i)).isTrue();
          acknowledged.add("order-" + i);
        }
      } catch (InventoryException e) {
        assertThat(e).hasMessageNotContaining("No space left");
      }
      boolean failed = FailingDisk.heal();
      inventory.close();
      return failed;
    }
  }

  private static boolean sell(Inventory inventory, String id) {
    return inventory
        .commit(CommitRequest.of(Shop.ID, new ReservationId(id), Shop.line("lamp", 1)))
        .isDone();
  }

  private static HikariDataSource pool(String scheme, Path folder) {
    String url = "jdbc:h2:" + scheme + ":" + folder.resolve("stock") + ";WRITE_DELAY=0";
    return Pools.recommended(
        url, "sa", config -> config.setConnectionTimeout(scheme.equals("file") ? 60_000 : 3_000));
  }

  private static JdbcInventoryStore impatient(HikariDataSource pool) {
    return JdbcInventoryStore.builder(pool).retries(2).deadline(Duration.ofSeconds(3)).build();
  }
}
