package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.inventory.Inventory;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests interrupts of threads that are in a call. */
@Timeout(180)
class InterruptIT {
  private static final int BUYERS = 6;
  private static final int ORDERS = 200;

  static Stream<TestDatabase> servers() {
    return Stream.of(TestDatabase.mariaDb(), TestDatabase.mariaDbByConnectorJ());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theFlagIsKeptAndTheAnswerIsTrue(TestDatabase database) throws Exception {
    Random random = Seed.random("interrupts on " + database);
    Receipts receipts = new Receipts();
    Queue<String> lost = new ConcurrentLinkedQueue<>();
    int interrupts = 0;
    try (TestSchema schema = database.fresh();
        // Fewer connections than buyers, so that some are interrupted while they wait for one.
        HikariDataSource pool = schema.pool(config -> config.setMaximumPoolSize(4));
        Inventory inventory = Shop.open(pool)) {
      Shop.stock(inventory, "hot", 1_000_000);
      List<Interruptible> buyers = new ArrayList<>();
      for (int i = 0; i < BUYERS; i++) {
        buyers.add(new Interruptible(new Buyer(inventory, receipts), "buyer-" + i + "-", lost));
      }
      buyers.forEach(Thread::start);
      long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
      while (buyers.stream().anyMatch(Thread::isAlive)) {
        assertThat(System.nanoTime() - end).as("still buying").isNegative();
        LockSupport.parkNanos(random.nextInt(2_000_000));
        interrupts += buyers.get(random.nextInt(BUYERS)).interruptIfInCall() ? 1 : 0;
      }
      for (Interruptible buyer : buyers) {
        buyer.join(60_000);
        assertThat(buyer.isAlive()).isFalse();
        assertThat(buyer.failure).isNull();
      }
      assertThat(lost).as("orders whose interrupt was swallowed").isEmpty();
      assertThat(interrupts).isPositive();
      assertThat(receipts.all()).hasSize(BUYERS * ORDERS);
      Books.agreeWith(receipts, inventory);
    }
    System.out.println(interrupts + " interrupts on " + database + ": " + receipts);
  }

  /** Runs a buyer in a thread that knows whether it is in a call. */
  private static final class Interruptible extends Thread {
    private final Buyer buyer;
    private final String prefix;
    private final Queue<String> lost;
    private boolean inCall;
    private boolean interrupted;
    private volatile Throwable failure;

    Interruptible(Buyer buyer, String prefix, Queue<String> lost) {
      this.buyer = buyer;
      this.prefix = prefix;
      this.lost = lost;
    }

    @Override
    public void run() {
      try {
        for (int n = 0; n < ORDERS; n++) {
          enter();
          buyer.settle(Order.mixed(prefix, n, Shop.line("hot", 1)));
          leave(prefix + n);
        }
      } catch (Throwable e) {
        failure = e;
      }
    }

    private synchronized void enter() {
      inCall = true;
      interrupted = false;
    }

    private synchronized void leave(String order) {
      inCall = false;
      if (interrupted != Thread.interrupted()) {
        lost.add(order);
      }
    }

    synchronized boolean interruptIfInCall() {
      if (inCall && !interrupted) {
        interrupted = true;
        interrupt();
        return true;
      }
      return false;
    }
  }
}
