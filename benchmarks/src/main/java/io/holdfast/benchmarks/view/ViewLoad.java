package io.holdfast.benchmarks.view;

import com.zaxxer.hikari.HikariDataSource;
import io.holdfast.benchmarks.database.DurableMariaDb;
import io.holdfast.benchmarks.database.Pools;
import io.holdfast.caffeine.StockView;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.Sku;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Measures a warm {@link StockView} of 50 articles, by key and by shop, and what its readers cost a
 * flash sale of one article of the same shop.
 *
 * <p>Each round measures, in this order: two threads that read as fast as they can; 64 buyers
 * alone; the buyers beside one thread that makes 100,000 reads per second; the buyers alone again.
 * The result is the median of the rounds. Both sides run in one process and share its processors,
 * so the processor time of 100,000 reads is part of the cost.
 *
 * <p>Run: {@code java -cp benchmarks.jar:lib/* io.holdfast.benchmarks.view.ViewLoad [rounds]
 * [seconds]}. The database is the MySQL that {@code HOLDFAST_MYSQL_URL} names, or MariaDB with both
 * logs synced.
 */
public final class ViewLoad {
  private static final int BUYERS = 64;
  private static final int ARTICLES = 50;
  private static final long READS_PER_SECOND = 100_000;
  private static final Duration MAX_AGE = Duration.ofSeconds(1);

  private final ShopId shop =
      new ShopId("v" + UUID.randomUUID().toString().replace("-", "").substring(0, 20));
  private final List<StockKey> keys =
      IntStream.range(0, ARTICLES).mapToObj(i -> key("sku-" + i)).toList();
  private final Duration time;
  private final Inventory inventory;
  private final StockView view;

  private ViewLoad(Inventory inventory, StockView view, Duration time) {
    this.inventory = inventory;
    this.view = view;
    this.time = time;
  }

  private StockKey key(String sku) {
    return StockKey.of(shop, new Sku(sku));
  }

  /** Runs the rounds and prints a line for each, and the medians. */
  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 5;
    Duration time = Duration.ofSeconds(args.length > 1 ? Long.parseLong(args[1]) : 10);
    String url = System.getenv("HOLDFAST_MYSQL_URL");
    try (DurableMariaDb own = url == null ? new DurableMariaDb() : null;
        HikariDataSource pool = Pools.open(url(url, own), 32)) {
      Pools.requireDurable(pool);
      System.out.println("database " + Pools.version(pool));
      JdbcInventoryStore store = JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build();
      try (Inventory inventory = Inventory.create(store);
          StockView view = StockView.of(inventory, MAX_AGE)) {
        new ViewLoad(inventory, view, time).run(rounds);
      }
    }
  }

  private static String url(@Nullable String given, @Nullable DurableMariaDb own) {
    if (given != null) {
      return given;
    }
    if (own == null) {
      throw new IllegalStateException("no database");
    }
    return own.url();
  }

  private void run(int rounds) throws InterruptedException {
    for (StockKey key : keys) {
      inventory.define(StockDefinition.withOpening(key, 1_000_000_000)).orElseThrow();
    }
    sold(0); // warm
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      double byKeys = read(() -> view.levels(keys), Long.MAX_VALUE);
      double ofShop = read(() -> view.levels(shop), Long.MAX_VALUE);
      double alone = sold(0);
      double beside = sold(READS_PER_SECOND);
      double again = sold(0);
      double[] row = {byKeys, ofShop, (alone + again) / 2, beside, beside / ((alone + again) / 2)};
      all.add(row);
      print("round " + (i + 1), row);
    }
    double[] median = new double[5];
    for (int column = 0; column < median.length; column++) {
      int at = column;
      median[at] = all.stream().mapToDouble(row -> row[at]).sorted().toArray()[rounds / 2];
    }
    print("median", median);
  }

  private static void print(String name, double[] row) {
    System.out.printf(
        "%-8s reads/s of %d keys %,.0f, of the shop %,.0f; commits/s alone %,.0f, beside"
            + " 100,000 reads/s %,.0f, ratio %.3f%n",
        name, ARTICLES, row[0], row[1], row[2], row[3], row[4]);
  }

  /** Returns the reads per second of two threads. */
  private double read(Runnable read, long rate) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    LongAdder reads = new LongAdder();
    List<Thread> readers = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      readers.add(start(() -> readAtRate(read, rate, over, reads)));
    }
    return perSecond(readers, over, reads);
  }

  /** Reads at a rate, in portions of one millisecond. */
  private static void readAtRate(Runnable read, long rate, AtomicBoolean over, LongAdder reads) {
    long start = System.nanoTime();
    long done = 0;
    while (!over.get()) {
      for (int i = 0; i < READS_PER_SECOND / 1_000; i++) {
        read.run();
      }
      done += READS_PER_SECOND / 1_000;
      reads.add(READS_PER_SECOND / 1_000);
      if (rate != Long.MAX_VALUE) {
        long due = start + done * 1_000_000_000L / rate;
        LockSupport.parkNanos(due - System.nanoTime());
      }
    }
  }

  /** Returns the commits per second beside one thread that reads the shop at a rate. */
  private double sold(long rate) throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    LongAdder sales = new LongAdder();
    LongAdder reads = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < BUYERS; i++) {
      threads.add(start(() -> buy(over, sales)));
    }
    if (rate > 0) {
      threads.add(start(() -> readAtRate(() -> view.levels(shop), rate, over, reads)));
    }
    double perSecond = perSecond(threads, over, sales);
    double seconds = time.toNanos() / 1e9;
    if (rate > 0 && reads.sum() / seconds < 0.95 * rate) {
      System.out.printf("only %,.0f reads/s were made%n", reads.sum() / seconds);
    }
    return perSecond;
  }

  private void buy(AtomicBoolean over, LongAdder sales) {
    while (!over.get()) {
      inventory
          .commit(
              CommitRequest.of(
                  shop, new ReservationId(UUID.randomUUID().toString()), Line.of("sku-0", 1)))
          .orElseThrow();
      sales.increment();
    }
  }

  private static Thread start(Runnable work) {
    Thread thread = new Thread(work);
    thread.start();
    return thread;
  }

  private double perSecond(List<Thread> threads, AtomicBoolean over, LongAdder count)
      throws InterruptedException {
    Thread.sleep(time.toMillis());
    double perSecond = count.sum() / (time.toNanos() / 1e9);
    over.set(true);
    for (Thread thread : threads) {
      thread.join();
    }
    return perSecond;
  }
}
