package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.StoredLevel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests the audit of the rows behind a page of levels, as of one moment. */
@Clause(value = 0, title = "audit")
public abstract class AuditClause extends ClauseTests {
  @Test
  void showsTheLevelsOfThePageAndWhatTheirMovementsSay() {
    for (String sku : List.of("c", "a", "b")) {
      Writes.define(store, Rows.level(rows.key(sku), 3));
    }
    addOne(store, rows.key("a"));
    addOne(store, rows.key("a"));

    AuditedRows first = audit(null, 2);
    assertThat(first.levels).extracting(StoredLevel::key).containsExactly(key("a"), key("b"));
    assertThat(first.moved).containsEntry(key("a"), 5L).containsEntry(key("b"), 3L);
    AuditedRows second = audit(key("b"), 2);
    assertThat(second.levels).extracting(StoredLevel::key).containsExactly(key("c"));
  }

  private StockKey key(String sku) {
    return rows.key(sku);
  }

  @Test
  void aLevelWithoutMovementsMovedNothing() {
    Writes.define(store, Rows.level(key("empty"), 0));
    assertThat(audit(null, 10).moved).containsEntry(key("empty"), 0L);
  }

  @Test
  void showsUnitsHoldsAndReservationsOfThePage() {
    StockKey seats = key("seats");
    UnitKey a1 = rows.unit(seats, "A1");
    UnitKey a2 = rows.unit(seats, "A2");
    Writes.define(store, Rows.level(seats, StockPolicy.units(), 0));
    Writes.define(store, Rows.level(key("cups"), 10));
    Writes.addUnit(store, a1);
    Writes.addUnit(store, a2);
    Reservation sold = rows.committed("sold", clock.instant(), Rows.line(key("cups"), 1));
    Writes.insert(store, sold);
    Reservation held =
        Writes.hold(
            store,
            rows.held(
                "held", clock.instant(), in(Duration.ofMinutes(1)), Rows.line(key("cups"), 2)));
    Reservation over =
        Writes.hold(
            store,
            rows.held(
                "over", clock.instant(), in(Duration.ofMinutes(1)), Rows.line(key("cups"), 4)));
    Writes.end(store, over, ReservationState.RELEASED);

    AuditedRows seen = audit(null, 10);
    assertThat(seen.units).containsExactlyInAnyOrder(Unit.free(a1), Unit.free(a2));
    assertThat(seen.indexed).containsEntry(key("cups"), 2L).hasSize(1);
    assertThat(seen.reservations.values()).contains(sold, held);
    assertThat(seen.reservations.values())
        .extracting(Reservation::state)
        .containsOnly(ReservationState.HELD, ReservationState.COMMITTED);
  }

  @Test
  void countsWhatThePageHasAndNotWhatIsBesideIt() {
    for (String sku : List.of("a", "b", "c")) {
      StockKey seats = key(sku);
      Writes.define(store, Rows.level(seats, StockPolicy.units(), 0));
      Writes.addUnit(store, rows.unit(seats, "A1"));
      Writes.define(store, Rows.level(key(sku + "-cup"), 5));
      Writes.hold(
          store,
          rows.held(
              "held-" + sku,
              clock.instant(),
              in(Duration.ofMinutes(1)),
              Rows.line(key(sku + "-cup"), 2)));
    }
    AuditedRows page = audit(key("a-cup"), 2);
    assertThat(page.units).hasSize(1);
    assertThat(page.indexed).hasSize(1);
    assertThat(audit(key("z"), 2).levels).isEmpty();
  }

  @Test
  void isOneConsistentSnapshotWhileOthersWrite() {
    StockKey key = key("busy");
    StockKey other = key("busy-too");
    Writes.define(store, Rows.level(key, 10_000));
    Writes.define(store, Rows.level(other, 10_000));
    AtomicBoolean writing = new AtomicBoolean(true);
    int audits =
        Crowd.of(
                3,
                thread -> {
                  if (thread == 2) {
                    return auditWhile(writing);
                  }
                  try {
                    holdAndEnd(key, other, thread);
                  } finally {
                    if (thread == 0) {
                      writing.set(false);
                    }
                  }
                  return 0;
                })
            .get(2);
    assertThat(audits).isPositive();
    audit(null, 10).assertConsistent();
  }

  private int auditWhile(AtomicBoolean writing) {
    int audits = 0;
    do {
      audit(null, 10).assertConsistent();
      audits++;
    } while (writing.get());
    return audits;
  }

  private void holdAndEnd(StockKey key, StockKey other, int thread) {
    for (int i = 0; i < fixture.effort().repeats() / 2; i++) {
      Reservation hold =
          Writes.hold(
              store,
              rows.held(
                  "t" + thread + "-" + i,
                  clock.instant(),
                  in(Duration.ofMinutes(5)),
                  Rows.line(key, 1),
                  Rows.line(other, 2)));
      addOne(store, key);
      if (i % 3 != 0) {
        Writes.end(
            store, hold, i % 3 == 1 ? ReservationState.RELEASED : ReservationState.COMMITTED);
      }
    }
  }

  private AuditedRows audit(@Nullable StockKey after, int limit) {
    AuditedRows seen = new AuditedRows();
    store.audit(rows.shop, after, limit, seen);
    seen.assertComplete();
    assertThat(seen.unreadable).isEmpty();
    return seen;
  }
}
