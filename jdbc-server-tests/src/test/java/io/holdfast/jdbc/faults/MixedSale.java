package io.holdfast.jdbc.faults;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.error.BusyException;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.servers.Pools;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a node of the host that takes the orders of an {@link Assortment} at a steady rate, with a
 * row of the host for each committed order. It writes each answer to its standard output before it
 * goes on, so that the answers of a killed node are not lost: {@code told NUMBER STATE}, {@code
 * refused NUMBER}, {@code end NUMBER}, {@code replayed}, {@code fault KIND}, {@code wrong TEXT}. A
 * line ends with a full stop, so that an incomplete line is not read as a whole one.
 */
final class MixedSale implements Answers {
  /** The number of orders that a node has in progress at a time, at most. */
  static final int BUYERS = 3;

  private static final int SWEEP_EVERY = 50;

  private final Inventory inventory;
  private final String prefix;
  private final boolean again;

  private MixedSale(Inventory inventory, String prefix, boolean again) {
    this.inventory = inventory;
    this.prefix = prefix;
    this.again = again;
  }

  /**
   * Sells until the standard input ends.
   *
   * @param args the URL, the user, the prefix of the ids, the deadline in milliseconds, the number
   *     of orders in a second, the first number, and then the numbers of the orders to begin with:
   *     a node that was killed may have asked for them before
   */
  public static void main(String[] args) throws InterruptedException, IOException {
    Duration deadline = Duration.ofMillis(Long.parseLong(args[3]));
    long interval = TimeUnit.SECONDS.toNanos(1) / Integer.parseInt(args[4]);
    int first = Integer.parseInt(args[5]);
    int[] before = Arrays.stream(args).skip(6).mapToInt(Integer::parseInt).toArray();
    try (HikariDataSource pool =
            Pools.recommended(
                args[0], args[1], config -> config.setConnectionTimeout(deadline.toMillis() / 2));
        Inventory inventory = open(pool, deadline)) {
      MixedSale repeated = new MixedSale(inventory, args[2], true);
      MixedSale fresh = new MixedSale(inventory, args[2], false);
      System.out.println("ready.");
      System.in.read();
      long start = System.nanoTime();
      try (Crowd crowd =
          Crowd.start(
              BUYERS,
              Integer.MAX_VALUE,
              n -> {
                if (n < before.length) {
                  repeated.settle(before[n]);
                } else {
                  awaitTime(start + (n - before.length) * interval);
                  fresh.settle(first + n - before.length);
                }
              })) {
        while (System.in.read() >= 0) {
          // The parent closes the input when the node shall end, and when the parent dies.
        }
        crowd.stop();
      }
    }
  }

  private static Inventory open(HikariDataSource pool, Duration deadline) {
    while (true) {
      try {
        return Inventory.create(JdbcInventoryStore.builder(pool).deadline(deadline).build());
      } catch (InventoryException fault) {
        // The first connection takes longer on a busy machine than a short deadline.
        if (!fault.isRetryable()) {
          throw fault;
        }
      }
    }
  }

  private static void awaitTime(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void settle(int number) {
    Order order = Assortment.order(prefix, number);
    try {
      (again ? Buyer.askingAgain(inventory, this) : Buyer.withRows(inventory, this)).settle(order);
      say("end " + number);
      if (number % SWEEP_EVERY == 0) {
        sweep();
      }
    } catch (RuntimeException | AssertionError e) {
      lie(order.id() + " has failed: " + e);
    }
  }

  private void sweep() {
    try {
      inventory.sweep(Shop.ID, 2 * SWEEP_EVERY);
    } catch (InventoryException fault) {
      fault(fault);
    }
  }

  @Override
  public void acknowledge(Order order, ReservationState state) {
    say("told " + number(order) + " " + state);
  }

  @Override
  public void replayed() {
    say("replayed");
  }

  @Override
  public void refuse(Order order) {
    say("refused " + number(order));
  }

  @Override
  public void fault(InventoryException fault) {
    if (!(fault instanceof OutcomeUnknownException
        || fault instanceof UnavailableException
        || fault instanceof BusyException)) {
      throw fault;
    }
    say("fault " + fault.getClass().getSimpleName());
  }

  @Override
  public void lie(String what) {
    say("wrong " + what.lines().findFirst().orElseThrow());
  }

  private String number(Order order) {
    return order.id().value().substring(prefix.length());
  }

  private static void say(String line) {
    System.out.println(line + ".");
  }
}
