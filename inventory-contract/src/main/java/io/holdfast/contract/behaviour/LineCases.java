package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.HoldRequest;
import io.holdfast.inventory.ReceiveRequest;
import io.holdfast.inventory.Refusal.ExceedsReservation;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.Refusal.Shortage;
import io.holdfast.inventory.StockDefinition;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Location;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests several lines in one request: all or nothing, or up to the available stock. */
public abstract class LineCases extends BehaviourTests {
  @Test
  void severalLinesAreTakenTogether() {
    StockKey cup = stock("cup", 5);
    StockKey plate = stock("plate", 5);
    assertDone(hold("h", Line.of("plate", 2), Line.of("cup", 1)), HELD);
    assertLevel(cup, 5, 1, 0);
    assertLevel(plate, 5, 2, 0);
  }

  @Test
  void everyShortLineIsNamedAndNothingIsTaken() {
    StockKey cup = stock("cup", 5);
    StockKey fork = stock("fork", 0);
    StockKey plate = stock("plate", 1);
    InsufficientStock refusal =
        assertRefused(
            commit("c", Line.of("plate", 2), Line.of("cup", 1), Line.of("fork", 3)),
            InsufficientStock.class);
    assertThat(refusal.shortages())
        .containsExactly(new Shortage(fork, 3, 0, List.of()), new Shortage(plate, 2, 1, List.of()));
    assertLevel(cup, 5, 0, 0);
  }

  @Test
  void oneShortLineOfManyStopsAllWhereverItStands() {
    int lines = 8;
    for (int i = 0; i < lines; i++) {
      stock("sku-" + i, 1);
    }
    for (int k = 0; k < lines; k++) {
      int shortLine = k;
      Line[] request =
          IntStream.range(0, lines)
              .mapToObj(i -> Line.of("sku-" + i, i == shortLine ? 2 : 1))
              .toArray(Line[]::new);
      assertRefused(commit("c-" + k, request), InsufficientStock.class);
    }
    for (int i = 0; i < lines; i++) {
      assertLevel(key("sku-" + i), 1, 0, 0);
    }
  }

  @Test
  void linesOfOneArticleAreSummedAgainstTheStock() {
    StockKey cup = stock("cup", 1);
    assertThat(
            assertRefused(hold("h", Line.of("cup", 1), Line.of("cup", 1)), InsufficientStock.class)
                .shortages())
        .containsExactly(new Shortage(cup, 2, 1, List.of()));
    assertLevel(cup, 1, 0, 0);
    receive("r", Line.of("cup", 1), Line.of("cup", 2)).orElseThrow();
    assertDone(hold("h", Line.of("cup", 1), Line.of("cup", 1)), HELD);
    assertLevel(cup, 4, 2, 0);
  }

  @Test
  void theSameArticleAtTwoLocationsIsTwoStocks() {
    Location cellar = new Location("cellar");
    StockKey main = stock("cup", 1);
    StockKey below = new StockKey(shop, main.sku(), cellar);
    inventory.define(StockDefinition.withOpening(below, 1)).orElseThrow();
    assertDone(hold("h", Line.of("cup", 1), Line.of("cup", 1).at(cellar)), HELD);
    assertLevel(main, 1, 1, 0);
    assertLevel(below, 1, 1, 0);
  }

  @Test
  void upToAvailableTakesWhatThereIs() {
    StockKey cup = stock("cup", 3);
    StockKey plate = stock("plate", 0);
    Reservation held =
        assertDone(holdUpToAvailable("h", Line.of("cup", 5), Line.of("plate", 2)), HELD);
    assertThat(held.lines())
        .extracting(
            line -> line.sku().value(),
            line -> line.requested().quantity(),
            line -> line.taken().quantity())
        .containsExactly(tuple("cup", 5L, 3L), tuple("plate", 2L, 0L));
    assertLevel(cup, 3, 3, 0);
    assertLevel(plate, 0, 0, 0);
    assertReplayed(holdUpToAvailable("h", Line.of("cup", 5), Line.of("plate", 2)), HELD);
  }

  @Test
  void upToAvailableIsRefusedWhereThatIsNothing() {
    stock("cup", 0);
    stock("plate", 0);
    assertThat(
            assertRefused(
                    holdUpToAvailable("h", Line.of("cup", 5), Line.of("plate", 2)),
                    InsufficientStock.class)
                .shortages())
        .hasSize(2);
  }

  @Test
  void whatWasTakenUpToAvailableIsWhatCanBeCommitted() {
    StockKey cup = stock("cup", 3);
    holdUpToAvailable("h", Line.of("cup", 5));
    assertRefused(commit("h", Line.of("cup", 5)), ExceedsReservation.class);
    assertDone(commitHold("h"), COMMITTED);
    assertLevel(cup, 3, 0, 3);
  }

  @Test
  void aCommitUpToAvailableRepeatedHasNoSecondEffect() {
    StockKey cup = stock("cup", 3);
    CommitRequest request = CommitRequest.of(shop, id("c"), Line.of("cup", 5)).upToAvailable();
    Reservation sold = assertDone(inventory.commit(request), COMMITTED);
    assertThat(sold.lines().get(0).committed().quantity()).isEqualTo(3);
    receive("r", Line.of("cup", 9)).orElseThrow();
    assertReplayed(inventory.commit(request), COMMITTED);
    assertLevel(cup, 12, 0, 3);
  }

  @Test
  void expiredStockCountsUpToAvailable() {
    StockKey cup = stock("cup", 3);
    hold("h", Line.of("cup", 2));
    clock.advance(TTL);
    Reservation held = assertDone(holdUpToAvailable("next", Line.of("cup", 5)), HELD);
    assertThat(held.lines().get(0).taken().quantity()).isEqualTo(3);
    assertLevel(cup, 3, 3, 0);
  }

  @Test
  void asManyLinesAsAUnitOfTheStoreCarriesAreOneStep() {
    int most = (int) Math.min(Line.MAX_LINES, (store.limits().rows() - 1L) / 2);
    Line[] request = lines(most);
    for (Line line : request) {
      stock(line.sku().value(), 1);
    }
    assertDone(hold("h", request), HELD);
    assertDone(extend("h", TTL.plus(TTL)), HELD);
    assertDone(commitHold("h"), COMMITTED);
    assertDone(dispatch("h"), DISPATCHED);
    assertThat(inventory.levels(shop, null, 100).items())
        .hasSize(most)
        .allSatisfy(level -> assertThat(level.onHand()).isZero());
    giveBack("back", "h", request).orElseThrow();
    assertThat(inventory.levels(shop, null, 100).items())
        .allSatisfy(level -> assertThat(level.onHand()).isOne());
  }

  @Test
  void moreLinesThanAUnitOfTheStoreCarriesAreRefusedBeforeItIsAsked() {
    Line[] tooMany = lines(limits().rows() / 2);
    assertTooLarge(it -> it.hold(HoldRequest.of(shop, id("h"), TTL, tooMany)));
    assertTooLarge(it -> it.commit(CommitRequest.of(shop, id("c"), tooMany)));
    assertTooLarge(it -> it.receive(ReceiveRequest.of(shop, operation("r"), tooMany)));
  }

  private static Line[] lines(int count) {
    return IntStream.range(0, count).mapToObj(i -> Line.of("sku-" + i, 1)).toArray(Line[]::new);
  }
}
