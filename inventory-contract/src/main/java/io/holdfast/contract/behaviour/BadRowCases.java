package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.BadRows;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Invariant;
import io.holdfast.inventory.Inventory;
import io.holdfast.inventory.Outcome;
import io.holdfast.inventory.Refusal.InsufficientStock;
import io.holdfast.inventory.RepairReport.Status;
import io.holdfast.inventory.RepairRequest;
import io.holdfast.inventory.SweepReport;
import io.holdfast.inventory.Violation;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import io.holdfast.inventory.model.UnitKey;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests what an unreadable row does to the commands, the sweep, the audit and the repair. */
public abstract class BadRowCases extends BehaviourTests {
  /** Returns none: an unreadable row is a violation. */
  @Override
  final List<ShopId> shops() {
    return List.of();
  }

  private BadRows bad() {
    var bad = fixture.badRows(store);
    assumeTrue(bad.isPresent(), "no row of this store can be unreadable");
    return bad.orElseThrow();
  }

  /** Opens the inventory again, because it may remember the rows. */
  private void reopen() {
    inventory.close();
    store = fixture.reopen(store, clock);
    inventory = Inventory.create(store);
  }

  /** Defines ten articles with nine pieces each. */
  private void stocked() {
    IntStream.range(0, 10).forEach(i -> stock("sku-" + i, 9));
  }

  /** Commands of a shop share a transaction. */
  @Test
  void onlyOrdersOfItsArticleFail() {
    stocked();
    bad().level(key("sku-4"));
    reopen();
    List<CompletableFuture<Outcome<Reservation>>> orders =
        IntStream.range(0, 10)
            .mapToObj(i -> CommitRequest.of(shop, id("r" + i), Line.of("sku-" + i, 1)))
            .map(this::commitAsync)
            .toList();
    for (int i = 0; i < 10; i++) {
      if (i == 4) {
        assertNamed(orders.get(i), "sku-4");
      } else {
        assertThat(orders.get(i).join().isDone()).as("order of sku-%d", i).isTrue();
      }
    }
  }

  /** All units are of one level, and the commands share a transaction. */
  @Test
  void onlyOrdersOfItsUnitFail() {
    seats("seats", "A0", "A1", "A2", "A3");
    bad().unit(new UnitKey(key("seats"), new UnitId("A2")));
    reopen();
    List<CompletableFuture<Outcome<Reservation>>> orders =
        IntStream.range(0, 4)
            .mapToObj(i -> CommitRequest.of(shop, id("r" + i), Line.units("seats", "A" + i)))
            .map(this::commitAsync)
            .toList();
    for (int i = 0; i < 4; i++) {
      if (i == 2) {
        assertNamed(orders.get(i), "A2");
      } else {
        assertThat(orders.get(i).join().isDone()).as("order of A%d", i).isTrue();
      }
    }
  }

  private CompletableFuture<Outcome<Reservation>> commitAsync(CommitRequest request) {
    return inventory.commitAsync(request).toCompletableFuture().orTimeout(1, TimeUnit.MINUTES);
  }

  private static void assertNamed(CompletableFuture<?> order, String name) {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(order::join)
        .withCauseInstanceOf(InvariantViolationException.class)
        .withMessageContaining(name);
  }

  @Test
  void aSweepEndsAllOtherHolds() {
    stocked();
    for (int i = 0; i < 10; i++) {
      hold("h" + i, Line.of("sku-" + i, 1));
      clock.advance(MICRO);
    }
    bad().reservation(shop, id("h0"));
    bad().reservation(shop, id("h4"));
    reopen();
    clock.advance(TTL);
    assertThat(inventory.sweep(shop, 1)).isEqualTo(new SweepReport(1, true));
    assertThat(inventory.sweep(shop, 100)).isEqualTo(new SweepReport(7, false));
    assertThat(inventory.sweep(shop, 1)).isEqualTo(new SweepReport(0, false));
  }

  @Test
  void aBuyerGetsTheStockOfAllOtherExpiredHolds() {
    stock("tea", 10);
    for (int i = 0; i < 10; i++) {
      hold("h" + i, Line.of("tea", 1));
    }
    bad().reservation(shop, id("h4"));
    reopen();
    clock.advance(TTL);
    commit("a", Line.of("tea", 9)).orElseThrow();
    assertThatExceptionOfType(InvariantViolationException.class)
        .isThrownBy(() -> commit("b", Line.of("tea", 1)))
        .withMessageContaining("h4");
  }

  /** The pieces of the bad row stay held, and the article goes on selling. */
  @Test
  void aBuyerGetsTheStockOfAllOtherRowsOfTheIndexOfHolds() {
    StockKey tea = stock("tea", 12);
    for (int i = 0; i < 9; i++) {
      hold("h" + i, Line.of("tea", 1)).orElseThrow();
    }
    Reservation spoiled = hold("spoiled", Line.of("tea", 1)).orElseThrow();
    bad().hold(tea, spoiled.id(), Objects.requireNonNull(spoiled.expiresAt()));
    reopen();
    clock.advance(TTL);
    assertThat(holdUpToAvailable("a", Line.of("tea", 12)).orElseThrow().lines())
        .extracting(line -> line.taken().quantity())
        .containsExactly(11L);
    assertRefused(commit("b", Line.of("tea", 1)), InsufficientStock.class);
    receive("arrival", Line.of("tea", 1)).orElseThrow();
    commit("b", Line.of("tea", 1)).orElseThrow();
    assertLevel(tea, 13, 12, 1);
    assertThat(inventory.verify(shop).violations())
        .anySatisfy(it -> assertUnreadable(it, tea, "tea"))
        .allMatch(it -> it.key().equals(tea));
  }

  @Test
  void anAuditReportsItAndARepairTakesNothingAway() {
    stocked();
    for (int i = 0; i < 10; i++) {
      commit("o" + i, Line.of("sku-" + i, 1)).orElseThrow();
    }
    bad().reservation(shop, id("o4"));
    bad().level(key("sku-7"));
    reopen();

    List<Violation> violations = inventory.verify(shop).violations();

    assertThat(violations)
        .anySatisfy(it -> assertUnreadable(it, key("sku-4"), "o4"))
        .anySatisfy(it -> assertUnreadable(it, key("sku-7"), "sku-7"))
        .allMatch(it -> List.of(key("sku-4"), key("sku-7")).contains(it.key()));
    RepairRequest repair = RepairRequest.dryRun(shop, operation("repair"), REASON);
    assertThat(inventory.repair(repair.applying()).corrections())
        .isNotEmpty()
        .allMatch(it -> it.status() == Status.NOT_REPAIRABLE);
    assertThat(level(key("sku-4")).available()).isEqualTo(8);
  }

  private static void assertUnreadable(Violation violation, StockKey key, String name) {
    assertThat(violation.invariant()).isEqualTo(Invariant.READABLE);
    assertThat(violation.key()).isEqualTo(key);
    assertThat(violation.detail()).contains(name);
  }
}
