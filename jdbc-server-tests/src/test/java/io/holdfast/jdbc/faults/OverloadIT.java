package io.holdfast.jdbc.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.jdbc.JdbcInventoryStore;
import io.holdfast.jdbc.SchemaMode;
import io.holdfast.jdbc.servers.TestDatabase;
import io.holdfast.jdbc.servers.TestSchema;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests orders that arrive twice as fast as the store takes them. The number of waiting orders and
 * the heap are bounded. Every order gets one answer, and the answer is correct. After the rush, the
 * next order is taken at once.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES)
class OverloadIT {
  private static final int SOLD_ON_EVERY_BUILD = 3_000;
  private static final Duration FULL = Duration.ofMinutes(10);
  private static final LaneOptions LANES =
      LaneOptions.builder().queueCapacity(256).maxBatchSize(64).build();

  private static final int THREADS = 4;

  /**
   * The most orders in the queue and in the transactions that threads run or answer, plus the one
   * that is being offered.
   */
  private static final int MOST_WAITING =
      LANES.queueCapacity() + THREADS * LANES.maxBatchSize() + 1;

  private static final long PIECES = 1_000_000_000;

  /** The most bytes by which the heap may grow: little, compared with a million orders. */
  private static final long MOST_GROWTH = 64L << 20;

  static Stream<TestDatabase> databases() {
    return Stream.of(TestDatabase.h2File(), TestDatabase.mariaDb(), TestDatabase.mySql());
  }

  @ParameterizedTest
  @MethodSource("databases")
  void twiceAsManyOrdersAsTheStoreTakesCostNoOrderAndNoMemory(TestDatabase database)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (TestSchema schema = database.fresh();
        var pool = schema.pool(config -> config.setConnectionTimeout(20_000));
        Inventory inventory =
            Inventory.builder(JdbcInventoryStore.builder(pool).schema(SchemaMode.CREATE).build())
                .lanes(LANES)
                .executor(threads)
                .build()) {
      Shop.stock(inventory, "hot", PIECES);
      Rush rush = new Rush(inventory);
      rush.offerUntil(it -> it.sold() >= SOLD_ON_EVERY_BUILD / 3);
      long heap = usedHeap();
      long start = System.nanoTime();
      rush.offerUntil(it -> it.sold() >= SOLD_ON_EVERY_BUILD && isOver(start));
      rush.awaitAnswers();
      long growth = usedHeap() - heap;
      System.out.println("overload on " + database + ": " + rush + ", heap grew by " + growth);

      assertThat(rush.faults()).as("answers that are neither sold nor busy").isEmpty();
      assertThat(rush.offered()).isEqualTo(rush.sold() + rush.busy());
      assertThat(rush.busy()).as("orders that were too many").isGreaterThan(rush.sold() / 2);
      assertThat(rush.mostWaiting()).as("orders that waited").isLessThanOrEqualTo(MOST_WAITING);
      assertThat(growth).as("bytes of heap that came to stay").isLessThan(MOST_GROWTH);
      assertThat(Shop.level(inventory, "hot").committed()).isEqualTo(rush.sold());
      rush.sample(1_000, (id, sold) -> assertThat(isStored(inventory, id)).isEqualTo(sold));
      Books.areClean(inventory);
      for (int i = 0; i < 100; i++) {
        assertThat(sell(inventory, "calm-" + i)).as("order %s after the rush", i).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean isOver(long start) {
    return !Campaign.isFull() || System.nanoTime() - start > FULL.toNanos();
  }

  private static boolean isStored(Inventory inventory, ReservationId id) {
    return inventory.reservation(Shop.ID, id).isPresent();
  }

  private static boolean sell(Inventory inventory, String id) {
    return inventory
        .commit(CommitRequest.of(Shop.ID, new ReservationId(id), Shop.line("hot", 1)))
        .isDone();
  }

  /** Returns the used heap after garbage collection, in bytes. */
  private static long usedHeap() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
