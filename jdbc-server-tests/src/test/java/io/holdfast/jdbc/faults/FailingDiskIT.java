package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.faults.FailingDisk.Access;
import io.holdfast.jdbc.servers.Pools;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests a disk under an H2 file that fails at some access and at every later one of its kind. */
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

  @ParameterizedTest
  @EnumSource(Access.class)
  void whatWasAcknowledgedIsThereAndNothingIsHalfThere(Access access, @TempDir Path root)
      throws Exception {
    boolean failed = true;
    int failures = -1;
    for (int number = 1; failed; number++) {
      failures++;
      Path folder = Files.createDirectory(root.resolve("disk" + number));
      List<String> acknowledged = new ArrayList<>();
      failed = sellOn(folder, access, number, acknowledged);
      try (HikariDataSource pool = pool("file", folder);
          Inventory inventory = Shop.open(pool)) {
        for (String order : acknowledged) {
          assertThat(inventory.reservation(Shop.ID, new ReservationId(order)))
              .as("%s, acknowledged before %s %d failed", order, access, number)
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
    int least = access == Access.WRITE ? ORDERS : 1;
    assertThat(failures).as("failures of a %s", access).isGreaterThanOrEqualTo(least);
  }

  /** Opens a store and sells until an access fails, and returns whether one has failed. */
  private static boolean sellOn(Path folder, Access access, int number, List<String> acknowledged) {
    try (HikariDataSource healthy = pool("file", folder);
        Inventory inventory = Shop.open(healthy)) {
      Shop.stock(inventory, "lamp", STOCK);
    }
    try (HikariDataSource pool = pool("failing", folder)) {
      sellOn(pool, access, number, acknowledged);
      if (access == Access.WRITE) {
        return FailingDisk.heal();
      }
    }
    return FailingDisk.heal(); // H2 forces what it has written only when it closes the file
  }

  private static void sellOn(
      HikariDataSource pool, Access access, int number, List<String> acknowledged) {
    try (Inventory inventory = Inventory.create(impatient(pool))) {
      FailingDisk.failFrom(access, number);
      for (int i = 0; i < ORDERS; i++) {
        assertThat(sell(inventory, "order-" + i)).isTrue();
        acknowledged.add("order-" + i);
      }
    } catch (InventoryException e) {
      assertThat(e).hasMessageNotContaining(access.error);
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
