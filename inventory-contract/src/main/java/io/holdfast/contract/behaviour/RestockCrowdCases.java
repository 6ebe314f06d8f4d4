package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.internal.InterleavedStore;
import io.holdfast.contract.internal.Meanwhile;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.LaneOptions;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.StockChange;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OpenRequest;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.RestockPolicy;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests that many buyers of empty stock cause exactly one request. */
public abstract class RestockCrowdCases extends RestockTests {
  private static final int UNITS = 20;

  @Test
  void aCrowdThatEmptiesTheShelfAsksOnce() {
    StockKey cup = restocked("cup", UNITS, RestockPolicy.lots(FACTORY, UNITS / 4, 10));
    List<Outcome<Reservation>> outcomes = sale("c", 1);
    assertThat(done(outcomes)).isEqualTo(UNITS);
    assertThat(refused(outcomes))
        .allSatisfy(outcome -> assertRefused(outcome, InsufficientStock.class));
    assertThat(requests).containsExactly(open(cup));
    assertThat(open(cup).number()).isEqualTo(1);
    assertLevel(cup, UNITS, 0, UNITS);
  }

  @Test
  void severalProcessesAskOnceEachTimeTheShelfIsEmpty() {
    StockKey cup = restocked("cup", UNITS, RestockPolicy.lots(FACTORY, 0, UNITS));
    for (int round = 1; round <= 3; round++) {
      assertThat(done(sale("c" + round, 1))).isEqualTo(UNITS);
      RestockRequest request = open(cup);
      assertThat(requests).hasSize(round).last().isEqualTo(request);
      assertThat(request.number()).isEqualTo(round);
      // Delivered by all threads at once, and added once.
      String id = "r" + round;
      List<Outcome<StockChange>> deliveries =
          race(THREADS, thread -> inventory.receive(delivery(id, cup, UNITS, request)));
      assertThat(done(deliveries)).isEqualTo(THREADS);
      assertThat(doneFirst(deliveries)).isEqualTo(1);
    }
    assertLevel(cup, 4 * UNITS, 0, 3 * UNITS);
    assertThat(restock(cup).open()).isNull();
  }

  /**
   * Sells from many threads. Half of them use lanes on one instance of the store, the others use
   * another instance without lanes.
   */
  private List<Outcome<Reservation>> sale(String id, long pieces) {
    try (Inventory other =
        Inventory.builder(fixture.reopen(store, clock))
            .listener(listener())
            .lanes(LaneOptions.OFF)
            .build()) {
      return all(
          THREADS,
          calls(),
          (thread, i) -> {
            CommitRequest order =
                CommitRequest.of(shop, id(id + "-" + thread + "-" + i), Line.of("cup", pieces));
            return (thread % 2 == 0 ? inventory : other).commit(order);
          });
    }
  }

  @Test
  void whatTwoOrdersBringToTheReorderPointTogetherIsAskedForOnce() {
    StockKey cup = restocked("cup", 10, RestockPolicy.lots(FACTORY, 4, 10));
    Meanwhile rival = Meanwhile.of(() -> commit("b", Line.of("cup", 3)).orElseThrow());
    try (Inventory interleaved =
        Inventory.builder(new InterleavedStore(store, rival)).listener(listener()).build()) {
      interleaved.commit(CommitRequest.of(shop, id("a"), Line.of("cup", 3))).orElseThrow();
    }
    rival.join();
    assertThat(requests).containsExactly(open(cup));
    assertLevel(cup, 10, 0, 6);
  }

  @Test
  void aRequestThatIsCancelledWhileAnOrderIsDecidedDoesNotHideTheNextShortage() {
    StockKey cup = restocked("cup", 3, RestockPolicy.lots(FACTORY, 2, 10));
    commit("first", Line.of("cup", 1)).orElseThrow();
    RestockRequest request = open(cup);
    Meanwhile rival =
        Meanwhile.of(
            () -> {
              inventory.cancelRestock(cup, request.id()).orElseThrow();
              adjust("found", cup, 1).orElseThrow();
            });
    try (Inventory interleaved =
        Inventory.builder(new InterleavedStore(store, rival)).listener(listener()).build()) {
      interleaved.commit(CommitRequest.of(shop, id("a"), Line.of("cup", 1))).orElseThrow();
    }
    rival.join();
    assertThat(level(cup).available()).isEqualTo(2);
    boolean orderFirst = restock(cup).open() == null;
    assertThat(requests)
        .as("asked for again unless the order came first")
        .hasSize(orderFirst ? 1 : 2);
  }

  @Test
  void whatBuyersAskForInVainIsCountedWithoutAWriteForEach() {
    StockKey cup = restocked("cup", 1, RestockPolicy.lots(FACTORY, 0, 10));
    commit("first", Line.of("cup", 1)).orElseThrow();
    long version = level(cup).version();
    List<Outcome<Reservation>> outcomes = sale("c", 3);
    assertThat(done(outcomes)).isZero();
    inventory.close();
    inventory = Inventory.create(store);
    assertThat(restock(cup).open()).extracting(OpenRequest::demand).isEqualTo(3L * outcomes.size());
    assertThat(level(cup).version() - version).as("writes").isLessThan(outcomes.size() / 2);
    assertThat(Objects.requireNonNull(restock(cup).open()).received()).isZero();
  }

  @Test
  void anOrderThatEmptiesMoreShelvesThanItsUnitHasRoomToAskForAsksForAllOfThem() {
    int most = (int) Math.min(Line.MAX_LINES, (store.limits().rows() - 1L) / 2);
    Line[] lines =
        IntStream.range(0, most).mapToObj(i -> Line.of("sku-" + i, 1)).toArray(Line[]::new);
    for (Line line : lines) {
      restocked(line.sku().value(), 1, RestockPolicy.lots(FACTORY, 0, 10));
    }
    assertDone(hold("h", lines), HELD);
    assertThat(requests).hasSize(most).doesNotHaveDuplicates();
    for (Line line : lines) {
      assertThat(requests).contains(open(line.key(shop)));
    }
  }
}
