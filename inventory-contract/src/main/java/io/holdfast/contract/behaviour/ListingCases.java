package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.holdfast.contract.internal.Seed;
import io.holdfast.inventory.Availability;
import io.holdfast.inventory.Availability.LineAvailability;
import io.holdfast.inventory.AvailabilityRequest;
import io.holdfast.inventory.Page;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.Refusal.UnitsRequired;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.MovementKind;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import io.holdfast.inventory.model.StockMovement;
import io.holdfast.inventory.model.UnitId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the reads and listings, which change nothing. */
public abstract class ListingCases extends BehaviourTests {
  private Availability availability(Line... lines) {
    return inventory.availability(AvailabilityRequest.of(shop, lines)).orElseThrow();
  }

  @Test
  void availabilityAnswersForAllLinesTogetherAndForEach() {
    StockKey cup = stock("cup", 3);
    StockKey plate = stock("plate", 1);
    hold("h", Line.of("cup", 1));
    assertThat(availability(Line.of("plate", 1), Line.of("cup", 2)))
        .isEqualTo(
            new Availability(
                true,
                List.of(
                    new LineAvailability(cup, 2, 2, List.of(), List.of()),
                    new LineAvailability(plate, 1, 1, List.of(), List.of())),
                List.of()));
    assertThat(availability(Line.of("plate", 1), Line.of("cup", 3)).available()).isFalse();
    assertThat(availability(Line.of("cup", 1), Line.of("cup", 2)).available())
        .as("lines of one article are summed")
        .isFalse();
  }

  @Test
  void whatAnOwnerHoldsIsAvailableToHim() {
    stock("cup", 3);
    StockKey seat = seats("seat", "A1", "A2");
    hold("h", Line.of("cup", 2), Line.units("seat", "A1"));
    AvailabilityRequest request =
        AvailabilityRequest.of(shop, Line.of("cup", 3), Line.units("seat", "A1", "A2"));
    Availability anybody = inventory.availability(request).orElseThrow();
    assertThat(anybody.available()).isFalse();
    assertThat(anybody.lines().get(1))
        .isEqualTo(new LineAvailability(seat, 2, 1, List.of(new UnitId("A1")), List.of()));
    assertThat(inventory.availability(request.asSeenBy(id("h"))).orElseThrow().available())
        .isTrue();
    assertThat(inventory.availability(request.asSeenBy(id("none"))).orElseThrow().available())
        .isFalse();
    commitHold("h");
    assertThat(inventory.availability(request.asSeenBy(id("h"))).orElseThrow().available())
        .as("sold stock is no longer available")
        .isFalse();
  }

  @Test
  void availabilityNamesWhatIsUnknownAndAnswersTheRest() {
    StockKey cup = stock("cup", 3);
    StockKey seat = seats("seat", "A1", "A2");
    commit("c", Line.units("seat", "A2")).orElseThrow();

    Availability answer =
        availability(
            Line.of("none", 1),
            Line.of("cup", 2),
            Line.units("seat", "A1", "A2", "Z9"),
            Line.of("nothing", 1));

    assertThat(answer)
        .isEqualTo(
            new Availability(
                false,
                List.of(
                    new LineAvailability(cup, 2, 3, List.of(), List.of()),
                    new LineAvailability(
                        seat, 3, 1, List.of(new UnitId("A2")), List.of(new UnitId("Z9")))),
                List.of(key("none"), key("nothing"))));
    assertThat(availability(Line.units("cup", "Z1")).lines().get(0))
        .as("units of stock that is counted by quantity")
        .isEqualTo(new LineAvailability(cup, 1, 0, List.of(), List.of(new UnitId("Z1"))));
    assertRefused(
        inventory.availability(AvailabilityRequest.of(shop, Line.of("seat", 1))),
        UnitsRequired.class);
    assertThat(inventory.level(key("none"))).isEmpty();
  }

  @Test
  void levelsComePageByPage() {
    for (String sku : List.of("c", "a", "B", "b")) {
      stock(sku, 1);
    }
    List<StockLevel> all =
        allPages(
            from -> {
              Page<StockLevel> page = inventory.levels(shop, from, 3);
              assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
              return page;
            });
    assertThat(all)
        .extracting(level -> level.key().sku().value())
        .containsExactly("B", "a", "b", "c");
  }

  @Test
  void anEditedTokenOrALimitOutOfRangeIsRefused() {
    stock("a", 1);
    stock("b", 1);
    PageToken token = inventory.levels(shop, null, 1).next().orElseThrow();
    PageToken edited = new PageToken(token.value().substring(1) + "A");
    assertThatThrownBy(() -> inventory.levels(shop, edited, 1)).hasMessage("from: not valid");
    assertThatThrownBy(() -> inventory.stockMovements(key("a"), token, 1))
        .hasMessage("from: not valid");
    assertThatThrownBy(() -> inventory.levels(shop, null, 0))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> inventory.levels(shop, null, Page.MAX_LIMIT + 1))
        .isInstanceOf(InvalidRequestException.class);
  }

  /** The checksum does not protect against forgery. */
  @Test
  void aForgedTokenIsRefusedByNameOrNamesAPlace() {
    StockKey cup = stock("cup", 5);
    stock("ink", 5);
    clock.advance(MICRO);
    adjust("a", cup, -1).orElseThrow();
    PageToken movements = inventory.stockMovements(cup, null, 1).next().orElseThrow();
    PageToken levels = inventory.levels(shop, null, 1).next().orElseThrow();
    PageToken verify = inventory.verify(shop, null, 1).next().orElseThrow();
    Forger forger = new Forger(Seed.of(this));
    int tokens = Math.min(300, fixture.effort().repeats() * 12);
    for (int i = 0; i < tokens; i++) {
      forger.tries(movements, it -> inventory.stockMovements(cup, it, 2));
      forger.tries(levels, it -> inventory.levels(shop, it, 2));
      forger.tries(verify, it -> inventory.verify(shop, it, 2));
    }
  }

  @Test
  void movementsOfAKeySayWhatChangedTheStockOnHand() {
    StockKey cup = stock("cup", 5);
    List<MovementKind> kinds = new ArrayList<>(List.of(MovementKind.RECEIVE));
    clock.advance(MICRO);
    adjust("a", cup, -1).orElseThrow();
    kinds.add(MovementKind.ADJUST);
    commit("c", Line.of("cup", 2));
    clock.advance(MICRO);
    dispatch("c");
    kinds.add(MovementKind.DISPATCH);
    clock.advance(MICRO);
    giveBack("back", "c", Line.of("cup", 1)).orElseThrow();
    kinds.add(MovementKind.RETURN);
    List<StockMovement> all = allPages(from -> inventory.stockMovements(cup, from, 2));
    assertThat(all).extracting(StockMovement::kind).containsExactlyElementsOf(kinds);
    assertThat(all.stream().mapToLong(StockMovement::onHandDelta).sum())
        .isEqualTo(level(cup).onHand());
    assertThat(all.get(1))
        .extracting(StockMovement::reason, StockMovement::cause)
        .containsExactly(REASON, operation("a").entry());
  }

  @Test
  void movementsOfAReservationTellItsWholeLife() {
    stock("cup", 5);
    hold("h", Line.of("cup", 3));
    clock.advance(Duration.ofMinutes(1));
    commitHold("h", Line.of("cup", 2));
    clock.advance(Duration.ofMinutes(1));
    dispatch("h");
    clock.advance(Duration.ofMinutes(1));
    giveBack("back", "h", Line.of("cup", 1)).orElseThrow();
    assertThat(inventory.reservationMovements(shop, id("h")))
        .extracting(
            StockMovement::kind,
            StockMovement::quantity,
            StockMovement::onHandDelta,
            StockMovement::heldDelta,
            StockMovement::committedDelta)
        .containsExactly(
            tuple(MovementKind.HOLD, 3L, 0L, 3L, 0L),
            tuple(MovementKind.COMMIT, 2L, 0L, -2L, 2L),
            tuple(MovementKind.RELEASE, 1L, 0L, -1L, 0L),
            tuple(MovementKind.DISPATCH, 2L, -2L, 0L, -2L),
            tuple(MovementKind.RETURN, 1L, 1L, 0L, 0L));
  }

  @Test
  void movementsOfReservationsAddUpToTheLevel() {
    StockKey cup = stock("cup", 9);
    hold("held", Line.of("cup", 1));
    hold("released", Line.of("cup", 1));
    release("released");
    commit("sold", Line.of("cup", 2));
    commit("cancelled", Line.of("cup", 1));
    cancel("cancelled");
    hold("part", Line.of("cup", 2));
    commitHold("part", Line.of("cup", 1));
    hold("again", Line.of("cup", 1));
    clock.advance(TTL);
    reacquire("again");
    hold("live", Line.of("cup", 1));
    long held = 0;
    long committed = 0;
    for (String id : List.of("held", "released", "sold", "cancelled", "part", "again", "live")) {
      for (StockMovement movement : inventory.reservationMovements(shop, id(id))) {
        held += movement.heldDelta();
        committed += movement.committedDelta();
      }
    }
    assertLevel(cup, 9, held, committed);
    assertLevel(cup, 9, 1, 4);
  }

  @Test
  void anUnknownReservationHasNothingToShow() {
    assertThat(inventory.reservation(shop, id("none"))).isEmpty();
    assertThat(inventory.reservationMovements(shop, id("none"))).isEmpty();
  }
}
