package io.holdfast.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.jdbc.servers.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests two inventories without a shared lane, as in two processes. Their transactions use the same
 * rows, and every third id is used in both, mostly with other lines.
 */
class OverlappingBasketsTest {
  private static final int BASKETS = 400;
  private static final int SKUS = 6;
  private static final long SEED = Long.getLong("holdfast.seed", new Random().nextLong());

  static {
    System.out.println("OverlappingBasketsTest runs with -Dholdfast.seed=" + SEED);
  }

  @ParameterizedTest
  @MethodSource("io.holdfast.jdbc.servers.TestDatabase#all")
  void nobodyHearsOfADeadlockAndEachIdSellsOnce(TestDatabase database) {
    try (TestShop shop = TestShop.open(database);
        Inventory other = Inventory.create(JdbcInventoryStore.create(shop.schema().pool()))) {
      for (int sku = 0; sku < SKUS; sku++) {
        shop.receive("sku" + sku, 10_000);
      }
      System.out.println("baskets that overlap: -Dholdfast.seed=" + SEED);
      Random random = new Random(SEED);
      List<CompletableFuture<Outcome<Reservation>>> answers = new ArrayList<>();
      for (int i = 0; i < BASKETS; i++) {
        CommitRequest basket = basket(shop, i % 4 == 3 ? i - 1 : i, random);
        Inventory inventory = i % 2 == 0 ? shop.inventory() : other;
        answers.add(
            inventory.commitAsync(basket).toCompletableFuture().orTimeout(1, TimeUnit.MINUTES));
      }

      long sold =
          answers.stream()
              .filter(it -> it.orTimeout(60, TimeUnit.SECONDS).join().isDone() && !replayed(it))
              .count();
      long replays = answers.stream().filter(OverlappingBasketsTest::replayed).count();
      long conflicts =
          answers.stream()
              .filter(it -> !it.orTimeout(60, TimeUnit.SECONDS).join().isDone())
              .count();
      assertThat(sold).as("seed %d", SEED).isEqualTo(BASKETS - BASKETS / 4);
      assertThat(replays + conflicts).as("seed %d", SEED).isEqualTo(BASKETS / 4);
      assertThat(taken(shop)).as("seed %d", SEED).isEqualTo(2 * sold);
      shop.assertSound();
    }
  }

  private static boolean replayed(CompletableFuture<Outcome<Reservation>> answer) {
    return answer.orTimeout(60, TimeUnit.SECONDS).join().isReplayed();
  }

  private static CommitRequest basket(TestShop shop, int number, Random random) {
    List<Line> lines = new ArrayList<>();
    int first = random.nextInt(SKUS);
    lines.add(Line.of("sku" + first, 1));
    lines.add(Line.of("sku" + (first + 1 + random.nextInt(SKUS - 1)) % SKUS, 1));
    Collections.shuffle(lines, random);
    return shop.order("basket" + number, lines.toArray(Line[]::new));
  }

  private static long taken(TestShop shop) {
    long taken = 0;
    for (int sku = 0; sku < SKUS; sku++) {
      taken += shop.inventory().level(shop.key("sku" + sku)).orElseThrow().committed();
    }
    return taken;
  }
}
