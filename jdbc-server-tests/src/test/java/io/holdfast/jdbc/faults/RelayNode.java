package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.Pools;
import io.holdfast.restock.ExpiredHoldRelay;
import io.holdfast.restock.RestockRelay;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs a node of the host that relays restock requests. It publishes to its standard output, which
 * remains even if the node dies afterwards: {@code published ID FROM}, where FROM is the request's
 * shop. A line ends with a full stop, so that an incomplete line is not read as a whole one.
 */
final class RelayNode {
  private RelayNode() {}

  /**
   * Relays requests.
   *
   * @param args the URL, the user, and either {@code once} or {@code expiry}, the time, and the
   *     moment to die at, 0 for none; or {@code loop}, the lease in milliseconds, and the duration
   *     of a request in milliseconds
   */
  public static void main(String[] args) throws IOException {
    try (HikariDataSource pool = Pools.recommended(args[0], args[1])) {
      if (args[2].equals("once")) {
        once(pool, Instant.parse(args[3]), Integer.parseInt(args[4]));
      } else if (args[2].equals("expiry")) {
        expiry(pool, Instant.parse(args[3]), Integer.parseInt(args[4]));
      } else {
        loop(pool, Duration.ofMillis(Long.parseLong(args[3])), Long.parseLong(args[4]));
      }
    }
  }

  private static void once(DataSource pool, Instant now, int moment) {
    HaltingDataSource halting = new HaltingDataSource(moment);
    JdbcInventoryStore store =
        JdbcInventoryStore.builder(halting.watch(pool))
            .schema(SchemaMode.NONE)
            .clock(() -> now)
            .build();
    halting.arm();
    RestockRelay.create(
            store.restockOutbox(),
            request -> {
              halting.moment();
              say("published", request);
              halting.moment();
            })
        .runOnce();
  }

  /** Records expired holds, and relays them. */
  private static void expiry(DataSource pool, Instant now, int moment) {
    HaltingDataSource halting = new HaltingDataSource(moment);
    JdbcInventoryStore store =
        JdbcInventoryStore.builder(halting.watch(pool))
            .schema(SchemaMode.NONE)
            .clock(() -> now)
            .expiredHoldOutbox(true)
            .build();
    halting.arm();
    Inventory.create(store).sweep(Shop.ID, 100);
    ExpiredHoldRelay.create(
            store.expiredHoldOutbox(),
            hold -> {
              halting.moment();
              System.out.println("published " + hold.id() + " " + hold.shop() + ".");
              halting.moment();
            })
        .runOnce();
  }

  private static void loop(DataSource pool, Duration lease, long millis) throws IOException {
    JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.NONE).build();
    RestockRelay relay =
        RestockRelay.builder(
                store.restockOutbox(),
                request -> {
                  say("published", request);
                  pause(millis);
                })
            .lease(lease)
            .batchSize(20)
            .build();
    System.out.println("ready  .");
    System.in.read();
    relay.start(Duration.ofMillis(20));
    System.in.read(); // until the parent closes it
    relay.close();
  }

  /** Waits as long as a factory takes to answer. */
  private static void pause(long millis) {
    long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void say(String what, RestockRequest request) {
    System.out.println(what + " " + request.id() + " " + request.key().shop() + ".");
  }
}
