package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.faults.FailingDisk.Access;
import io.holdfast.jdbc.servers.Pools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Tests a disk under an H2 file that fails at some access, and a process that ends there. A full
 * campaign takes each access, from the start of the store on; every build leaves some out.
 */
@Timeout(600)
class FailingDiskIT {
  private static final List<String> ORDERS = List.of("order-0", "order-1", "order-2", "order-3");
  private static final int ARTICLES = 400;
  private static final int LINES = 50;
  private static final int STOCK = 100;
  private static final String FILE = "stock.mv.db";

  @TempDir private Path root;

  /** The orders that were acknowledged. */
  private final List<String> acknowledged = new ArrayList<>();

  /** The number of orders that were acknowledged before the disk has confirmed all it has. */
  private int confirmed;

  @BeforeAll
  static void register() {
    FailingDisk.register();
  }

  @AfterEach
  void heal() {
    FailingDisk.heal();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasAcknowledgedIsThereAndNothingIsHalfThere(Access access) throws Exception {
    int failures = 0;
    for (int number = 1; ; number = next(number)) {
      int first = number;
      Path file = stocked("disk-" + number);
      DataSource disk = disk(file);
      sellOn(disk, access, () -> FailingDisk.failFrom(access, first));
      shutDown(disk);
      if (!FailingDisk.heal()) {
        assertThat(acknowledged).isEqualTo(ORDERS);
        break;
      }
      failures++;
      assertThat(storedIn(file)).as("%s %d failed", access, number).containsAll(acknowledged);
    }
    int least = access == Access.WRITE ? ORDERS.size() : ORDERS.size() / 2;
    assertThat(failures).as("failures of a %s", access).isGreaterThanOrEqualTo(least);
  }

  /**
   * Looks at the file as it was written, and as it was when the disk had confirmed a write the last
   * time: a loss of power takes at most what was written after that.
   */
  @ParameterizedTest
  @EnumSource(names = {"WRITE", "FORCE"})
  void aProcessThatEndsLosesNothingAndALossOfPowerOnlyTheLastOrders(Access access)
      throws Exception {
    int ends = 0;
    for (int number = 1; ; number = next(number)) {
      int last = number;
      Path file = stocked("process-" + number);
      DataSource disk = disk(file);
      sellOn(disk, access, () -> FailingDisk.endAt(access, last));
      shutDown(disk);
      if (!FailingDisk.heal()) {
        assertThat(acknowledged).isEqualTo(ORDERS);
        break;
      }
      ends++;
      assertThat(storedIn(file)).as("ended at %s %d", access, number).containsAll(acknowledged);
      List<String> rest = storedIn(FailingDisk.confirmed(file));
      assertThat(rest)
          .as("confirmed before %s %d", access, number)
          .isEqualTo(ORDERS.subList(0, rest.size()))
          .hasSizeGreaterThanOrEqualTo(confirmed);
    }
    assertThat(ends).as("ends at a %s", access).isGreaterThanOrEqualTo(ORDERS.size() / 2);
  }

  private static int next(int number) {
    return number + (number < 4 ? 1 : Campaign.size(4, 1));
  }

  /** Creates a store whose levels fill several pages of its file, so that H2 has to read some. */
  @BeforeEach
  void stock() {
    try (HikariDataSource pool = pool(root.resolve(FILE));
        Inventory inventory = Shop.open(pool)) {
      for (int first = 0; first < ARTICLES; first += LINES) {
        Line[] lines =
            IntStream.range(first, first + LINES)
                .mapToObj(i -> Shop.line("lamp-" + i, STOCK))
                .toArray(Line[]::new);
        inventory
            .receive(
                ReceiveRequest.of(Shop.ID, new OperationId("opening-" + first), lines)
                    .creatingWith(StockPolicy.quantity()))
            .orElseThrow();
      }
    }
  }

  /** Returns a copy of the file of the store, which the disk has confirmed. */
  private Path stocked(String name) throws IOException {
    Path file = Files.createDirectory(root.resolve(name)).resolve(FILE);
    Files.copy(root.resolve(FILE), file);
    Files.copy(file, FailingDisk.confirmed(file));
    return file;
  }

  /**
   * Opens a store and sells until an access fails, or to the end. Reads fail only afterwards: H2
   * takes a file that it cannot read while it opens it for an empty one.
   */
  private void sellOn(DataSource disk, Access access, Runnable fault) {
    acknowledged.clear();
    confirmed = 0;
    if (access == Access.READ) {
      execute(disk, "SELECT 1");
    }
    fault.run();
    execute(disk, "SELECT 1"); // opens the file, which may take longer than the deadline
    try (Inventory inventory = Inventory.create(impatient(disk))) {
      for (String order : ORDERS) {
        assertThat(sell(inventory, order)).isTrue();
        acknowledged.add(order);
        if (acknowledged.size() % 2 == 0 && execute(disk, "CHECKPOINT SYNC")) {
          confirmed = acknowledged.size();
        }
      }
    } catch (InventoryException e) {
      for (Access each : Access.values()) {
        assertThat(e).hasMessageNotContaining(each.error);
      }
    }
  }

  private static void shutDown(DataSource disk) {
    if (!execute(disk, "SHUTDOWN")) {
      execute(disk, "SHUTDOWN IMMEDIATELY");
    }
  }

  private static boolean execute(DataSource disk, String sql) {
    try (Connection connection = disk.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      return false; // the disk has failed
    }
  }

  /**
   * Opens a copy of a file on a disk that works, checks that it is sound and can be sold from, and
   * returns the orders that it had.
   */
  private List<String> storedIn(Path file) throws IOException {
    Path copy = Files.createTempDirectory(root, "copy").resolve(FILE);
    Files.copy(file, copy);
    try (HikariDataSource pool = pool(copy);
        Inventory inventory = Shop.open(pool)) {
      List<String> stored =
          ORDERS.stream()
              .filter(it -> inventory.reservation(Shop.ID, new ReservationId(it)).isPresent())
              .toList();
      assertCommitted(inventory, stored);
      ORDERS.forEach(order -> assertThat(sell(inventory, order)).isTrue());
      assertCommitted(inventory, ORDERS);
      return stored;
    }
  }

  private static void assertCommitted(Inventory inventory, List<String> orders) {
    for (String order : ORDERS) {
      assertThat(Shop.level(inventory, lamp(order)).committed())
          .as("committed of %s", order)
          .isEqualTo(orders.contains(order) ? 1 : 0);
    }
    Books.areClean(inventory);
  }

  private static boolean sell(Inventory inventory, String order) {
    Line line = Shop.line(lamp(order), 1);
    return inventory.commit(CommitRequest.of(Shop.ID, new ReservationId(order), line)).isDone();
  }

  /** Returns the article of an order; each is on another page of the file. */
  private static String lamp(String order) {
    return "lamp-" + (ARTICLES - 1) / ORDERS.size() * ORDERS.indexOf(order);
  }

  private static HikariDataSource pool(Path file) {
    return Pools.recommended(
        url("file", file), "sa", config -> config.setConnectionTimeout(60_000));
  }

  /** Returns the failing disk without a pool, which would wait for it to work again. */
  private static DataSource disk(Path file) {
    JdbcDataSource disk = new JdbcDataSource();
    disk.setURL(
        url("failing", file)
            + ";DB_CLOSE_DELAY=-1;CACHE_SIZE=0;MAX_COMPACT_TIME=0;TRACE_LEVEL_FILE=0");
    disk.setUser("sa");
    return disk;
  }

  private static String url(String scheme, Path file) {
    return "jdbc:h2:" + scheme + ":" + file.resolveSibling("stock") + ";WRITE_DELAY=0";
  }

  private static JdbcInventoryStore impatient(DataSource disk) {
    return JdbcInventoryStore.builder(disk).retries(2).deadline(Duration.ofSeconds(1)).build();
  }
}
