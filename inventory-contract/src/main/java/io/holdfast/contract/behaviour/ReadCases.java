package io.holdfast.contract.behaviour;

import static io.holdfast.inventory.model.ReservationState.COMMITTED;
import static io.holdfast.inventory.model.ReservationState.DISPATCHED;
import static io.holdfast.inventory.model.ReservationState.EXPIRED;
import static io.holdfast.inventory.model.ReservationState.HELD;
import static io.holdfast.inventory.model.ReservationState.RELEASED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.internal.Seed;
import io.holdfast.inventory.PageToken;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the reads of many keys, of reservations by state, and of shops. */
public abstract class ReadCases extends BehaviourTests {
  private List<String> listed(ReservationState state, @Nullable Instant since, int limit) {
    return allPages(from -> inventory.reservations(shop, state, since, from, limit)).stream()
        .map(it -> it.id().value())
        .toList();
  }

  private List<String> listed(ReservationState state) {
    return listed(state, null, 2);
  }

  @Test
  void manyLevelsAreReadAtOnceAndUnknownOnesLeftOut() {
    StockKey cup = stock("cup", 5);
    StockKey ink = stock("ink", 3);
    hold("h", Line.of("cup", 2));
    List<StockKey> keys = List.of(ink, key("none"), cup, ink);
    assertThat(inventory.levels(keys)).containsOnlyKeys(cup, ink);
    assertThat(inventory.levels(keys).get(cup)).isEqualTo(level(cup));
    assertThat(inventory.levels(keys).keySet()).as("sorted").containsExactly(cup, ink);
    clock.advance(TTL);
    assertThat(inventory.levels(keys).values())
        .as("an expired hold counts for nothing")
        .allMatch(level -> level.held() == 0);
    assertThat(inventory.levels(List.of(key("none")))).isEmpty();
  }

  @Test
  void manyReservationsAreReadAtOnceAndUnknownOnesLeftOut() {
    stock("cup", 5);
    hold("h", Line.of("cup", 1));
    commit("c", Line.of("cup", 2));
    assertThat(inventory.reservations(shop, List.of(id("none"), id("h"), id("c"), id("c"))))
        .containsOnlyKeys(id("c"), id("h"))
        .containsEntry(id("c"), inventory.reservation(shop, id("c")).orElseThrow())
        .containsEntry(id("h"), inventory.reservation(shop, id("h")).orElseThrow());
    clock.advance(TTL);
    assertThat(inventory.reservations(shop, List.of(id("h"))).get(id("h")))
        .isEqualTo(inventory.reservation(shop, id("h")).orElseThrow())
        .extracting(Reservation::state)
        .isEqualTo(EXPIRED);
  }

  @Test
  void reservationsAreListedByStateWhileTheyMoveOn() {
    stock("cup", 9);
    for (String id : List.of("d", "a", "c", "B", "b")) {
      commit(id, Line.of("cup", 1));
    }
    hold("h", Line.of("cup", 1));
    release("r");
    dispatch("c");
    assertThat(listed(COMMITTED)).containsExactly("B", "a", "b", "d");
    assertThat(listed(DISPATCHED)).containsExactly("c");
    assertThat(listed(HELD)).containsExactly("h");
    assertThat(listed(RELEASED)).containsExactly("r");
    assertThat(listed(EXPIRED)).isEmpty();
  }

  @Test
  void aHoldIsListedAsExpiredBeforeAndAfterAnybodyRecordsIt() {
    stock("cup", 9);
    hold("first", Line.of("cup", 1));
    clock.advance(Duration.ofMinutes(1));
    hold("second", Line.of("cup", 1));
    Instant firstEnds = clock.instant().minus(Duration.ofMinutes(1)).plus(TTL);
    clock.advance(TTL);
    for (String when : List.of("before", "after")) {
      assertThat(listed(HELD)).as(when).isEmpty();
      assertThat(listed(EXPIRED)).as(when).containsExactly("first", "second");
      assertThat(listed(EXPIRED, firstEnds.plus(MICRO), 5)).as(when).containsExactly("second");
      assertThat(listed(EXPIRED, firstEnds, 5)).as(when).containsExactly("first", "second");
      inventory.sweep(shop, 10);
    }
    assertDone(reacquire("first"), COMMITTED);
    assertThat(listed(EXPIRED)).containsExactly("second");
    assertThat(listed(COMMITTED)).containsExactly("first");
  }

  @Test
  void aTokenIsValidForItsShopStateAndTimeOnly() {
    stock("cup", 9);
    commit("a", Line.of("cup", 1));
    commit("b", Line.of("cup", 1));
    PageToken token = inventory.reservations(shop, COMMITTED, null, null, 1).next().orElseThrow();
    assertThat(inventory.reservations(shop, COMMITTED, null, token, 1).items())
        .extracting(Reservation::id)
        .containsExactly(id("b"));
    assertNotValid(() -> inventory.reservations(shop, HELD, null, token, 1));
    assertNotValid(() -> inventory.reservations(shop, COMMITTED, Instant.EPOCH, token, 1));
    assertNotValid(() -> inventory.reservations(new ShopId("x"), COMMITTED, null, token, 1));
    assertNotValid(() -> inventory.shops(token, 1));
    Forger forger = new Forger(Seed.of(this));
    for (int i = 0; i < 100; i++) {
      forger.tries(token, it -> inventory.reservations(shop, COMMITTED, null, it, 1));
    }
  }

  private static void assertNotValid(Runnable listing) {
    assertThatThrownBy(listing::run)
        .isInstanceOf(InvalidRequestException.class)
        .hasMessage("from: not valid");
  }

  @Test
  void shopsAreListedPageByPage() {
    stock("cup", 1);
    assertThat(allPages(from -> inventory.shops(from, 500)))
        .contains(shop)
        .doesNotHaveDuplicates()
        .isSorted();
  }
}
