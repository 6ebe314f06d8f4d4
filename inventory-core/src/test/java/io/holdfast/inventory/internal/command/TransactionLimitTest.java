package io.holdfast.inventory.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.InventoryListener;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.error.UnavailableException;
import io.holdfast.inventory.internal.engine.LaneFixture;
import io.holdfast.inventory.internal.engine.LaneStore;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Limits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * A store that writes at most 100 rows in a transaction is never asked for more. See {@link
 * LaneStore}.
 */
class TransactionLimitTest extends LaneFixture {
  private static final Duration TTL = Duration.ofMinutes(1);

  TransactionLimitTest() {
    super(new Limits(100));
  }

  private Inventory selling(int opening) {
    return inventory(options -> options.maxBatchDuration(TTL), opening);
  }

  private static Line[] lines(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Line.of("s%02d".formatted(i), 1))
        .toArray(Line[]::new);
  }

  private static void defineLines(Inventory inventory, int count, long opening) {
    for (Line line : lines(count)) {
      inventory.define(StockDefinition.withOpening(line.key(SHOP), opening)).orElseThrow();
    }
  }

  private static CommitRequest wide(String id, int lines) {
    return CommitRequest.of(SHOP, new ReservationId(id), lines(lines));
  }

  private List<Integer> sizes() {
    return store.units.stream().map(List::size).toList();
  }

  private static <T> List<CompletableFuture<T>> all(List<CompletableFuture<T>> orders) {
    orders.forEach(LaneFixture::get);
    return orders;
  }

  @Test
  void ordersOfOneArticleFillTheUnitToItsLastRow() {
    Inventory inventory = selling(1_000);
    holdUp(inventory, "first");
    store.written.clear();
    var orders = sendMany(inventory, "o", 500);
    goOn();

    assertThat(all(orders)).allMatch(order -> get(order).isDone());
    assertThat(sizes()).containsExactly(1, 99, 99, 99, 99, 99, 5);
    assertThat(store.written).containsExactly(2, 100, 100, 100, 100, 100, 6);
    assertThat(inventory.level(key(SHOP)).orElseThrow().committed()).isEqualTo(501);
  }

  @Test
  void refusalsAndReplaysTakeNoRows() {
    Inventory inventory = selling(10);
    holdUp(inventory, "first");
    store.written.clear();
    var orders =
        IntStream.range(0, 99)
            .mapToObj(i -> send(inventory, i % 2 == 0 ? "first" : "o" + i, 1))
            .toList();
    goOn();

    assertThat(all(orders).stream().filter(order -> get(order).isDone())).hasSize(50 + 9);
    assertThat(store.written).containsExactly(2, 10);
  }

  @Test
  void stepsThatTurnOutWiderThanTheirNameFillAUnitAndTheRestGetsTheNext() {
    Inventory inventory = selling(1_000);
    defineLines(inventory, 30, 10);
    List<String> ids = List.of("a", "b", "c", "d");
    ids.forEach(id -> inventory.commit(wide(id, 30)).orElseThrow());
    store.units.clear();
    holdUp(inventory, "first");
    store.written.clear();
    List<CompletableFuture<? extends Outcome<?>>> all = new ArrayList<>();
    all.add(send(inventory, "before", 1));
    for (String id : ids) {
      all.add(inventory.dispatchAsync(SHOP, new ReservationId(id)).toCompletableFuture());
    }
    all.add(send(inventory, "after", 1));
    goOn();

    assertThat(all).allMatch(each -> get(each).isDone());
    assertThat(store.written)
        .as("levels, an entry and movements of each; two dispatches share 30 levels")
        .containsExactly(2, 2 + 30 + 2 * 31, 30 + 2 * 31 + 2);
  }

  @Test
  void aCommandThatNoUnitCanCarryIsRefusedAloneAndNeverReachesTheWrite() {
    Inventory inventory = selling(1_000);
    store.unlimited(
        () -> {
          defineLines(inventory, 50, 10);
          Inventory unlimited = Inventory.create(store);
          unlimited.commit(wide("wide", 50)).orElseThrow();
        });
    store.units.clear();
    holdUp(inventory, "first");
    var a = send(inventory, "a", 1);
    var wide = inventory.dispatchAsync(SHOP, new ReservationId("wide")).toCompletableFuture();
    var b = send(inventory, "b", 1);
    goOn();

    assertThatThrownBy(() -> get(wide))
        .hasCause(
            new InvalidRequestException("lines", "need 101 rows, the store writes at most 100"));
    assertThat(get(a).isDone()).isTrue();
    assertThat(get(b).isDone()).isTrue();
    assertThat(sizes()).containsExactly(1, 3, 2, 1);
  }

  @Test
  void withoutLanesACommandThatNoUnitCanCarryIsRefusedToo() {
    Inventory direct = inventory(options -> options.enabled(false), 10);
    store.unlimited(
        () -> {
          defineLines(direct, 50, 10);
          Inventory.create(store).commit(wide("wide", 50)).orElseThrow();
        });
    assertThatThrownBy(() -> direct.dispatch(SHOP, new ReservationId("wide")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("lines: need 101 rows, the store writes at most 100");
  }

  @Test
  void wideOrdersAreSpreadOverUnitsBeforeTheyAreDecided() {
    Inventory inventory = selling(1_000);
    defineLines(inventory, 49, 10);
    store.units.clear();
    holdUp(inventory, "first");
    store.written.clear();
    var holds =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    inventory
                        .holdAsync(HoldRequest.of(SHOP, new ReservationId("h" + i), TTL, lines(49)))
                        .toCompletableFuture())
            .toList();
    goOn();

    assertThat(all(holds)).allMatch(hold -> get(hold).isDone());
    assertThat(sizes()).containsExactly(1, 1, 1, 1, 1);
    assertThat(store.written).containsExactly(2, 99, 99, 99, 99);
  }

  @Test
  void oneThatCannotBeReadCostsTheOthersOfItsUnitNothing() {
    Inventory inventory = selling(1_000);
    holdUp(inventory, "first");
    var orders = sendMany(inventory, "o", 198);
    store.makeUnreadable("o050");
    goOn();

    for (int i = 0; i < 198; i++) {
      if (i == 50) {
        assertThatThrownBy(() -> get(orders.get(50)))
            .hasCauseInstanceOf(InvariantViolationException.class);
      } else {
        assertThat(get(orders.get(i)).isDone()).isTrue();
      }
    }
    assertThat(sizes()).containsExactly(1, 99, 99);
  }

  @Test
  void whenTheStoreGoesAwayInTheMiddleOfABatchTheRestIsNotBegun() {
    Inventory inventory = selling(1_000);
    holdUp(inventory, "first");
    var orders = sendMany(inventory, "o", 300);
    store.failAt("o150", () -> new UnavailableException("away", null));
    goOn();

    assertThat(orders.subList(0, 99)).allMatch(order -> get(order).isDone());
    for (var order : orders.subList(99, 300)) {
      assertThatThrownBy(() -> get(order)).hasCauseInstanceOf(UnavailableException.class);
    }
    assertThat(sizes()).containsExactly(1, 99, 99);
  }

  @Test
  void anUnknownOutcomeIsThatOfOneUnitOnly() {
    Inventory inventory = selling(1_000);
    holdUp(inventory, "first");
    var orders = sendMany(inventory, "o", 200);
    store.failAt("o000", () -> new OutcomeUnknownException("lost", null));
    goOn();

    for (var order : orders.subList(0, 99)) {
      assertThatThrownBy(() -> get(order)).hasCauseInstanceOf(OutcomeUnknownException.class);
    }
    assertThat(orders.subList(99, 200)).allMatch(order -> get(order).isDone());
  }

  @Test
  void aListenerHearsOfEachUnit() throws InterruptedException {
    List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
    LaneOptions options = LaneOptions.builder().maxBatchDuration(TTL).build();
    selling(1_000);
    Inventory inventory =
        Inventory.builder(store)
            .lanes(options)
            .executor(threads)
            .listener(
                new InventoryListener() {
                  @Override
                  public void onBatch(ShopId shop, int commands, Duration elapsed) {
                    heard.add(commands);
                  }
                })
            .build();
    holdUp(inventory, "first");
    var orders = sendMany(inventory, "o", 100);
    goOn();

    all(orders);
    inventory.close();
    threads.shutdown();
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    assertThat(heard)
        .as("told after the next transaction may begin, so in any order")
        .containsExactlyInAnyOrder(1, 99, 1);
  }
}
