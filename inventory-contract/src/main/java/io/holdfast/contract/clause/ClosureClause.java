package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Portion;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Tests that the snapshot has the rows that the footprint names and implies. */
@Clause(value = 4, title = "closure")
public abstract class ClosureClause extends ClauseTests {
  @Test
  void whatDoesNotExistIsNull() {
    StockKey key = rows.key("none");
    UnitKey unit = rows.unit(key, "A1");
    Footprint all =
        Footprint.of(rows.shop).key(key).unit(unit).entry(Rows.id("none")).holdsOf(key).build();
    onBothWays(
        all,
        snapshot -> {
          assertThat(snapshot.level(key)).isNull();
          assertThat(snapshot.unit(unit)).isNull();
          assertThat(snapshot.entry(Rows.id("none"))).isNull();
          assertThat(snapshot.holds(key)).isEmpty();
        });
  }

  @Test
  void aReservationImpliesTheLevelsOfItsLines() {
    StockKey one = rows.key("one");
    StockKey two = rows.key("two", "shelf-2");
    StoredLevel first = Writes.define(store, Rows.level(one, 5));
    StoredLevel second = Writes.define(store, Rows.level(two, 6));
    Reservation closed = rows.committed("r", clock.instant(), Rows.line(one, 1), Rows.line(two, 2));
    Writes.insert(store, closed);

    onBothWays(
        Footprint.ofEntry(rows.shop, closed.entryId()),
        snapshot -> {
          assertThat(snapshot.entry(closed.entryId())).isEqualTo(closed);
          assertThat(snapshot.level(one)).isEqualTo(first);
          assertThat(snapshot.level(two)).isEqualTo(second);
        });
  }

  @Test
  void aReservationImpliesItsUnits() {
    Seats seats = Seats.define(store, rows);
    Reservation sale =
        rows.committed(
            "r", clock.instant(), Rows.line(seats.key(), seats.a1().unit(), seats.a2().unit()));
    Writes.insert(store, sale);

    onBothWays(
        Footprint.ofEntry(rows.shop, sale.entryId()),
        snapshot -> {
          assertThat(snapshot.unit(seats.a1())).isEqualTo(Unit.free(seats.a1()));
          assertThat(snapshot.unit(seats.a2())).isEqualTo(Unit.free(seats.a2()));
          assertThat(Rows.present(snapshot.level(seats.key())).onHand()).isEqualTo(2);
        });
  }

  @Test
  void severalEntriesImplyTheRowsOfEach() {
    Footprint.Builder footprint = Footprint.of(rows.shop);
    for (int i = 0; i < 10; i++) {
      StockKey key = rows.key("sku-" + i);
      Writes.define(store, Rows.level(key, i));
      Writes.insert(store, rows.committed("r-" + i, clock.instant(), Rows.line(key, 1)));
      footprint.entry(Rows.id("r-" + i));
    }
    onBothWays(
        footprint.build(),
        snapshot -> {
          for (int i = 0; i < 10; i++) {
            assertThat(snapshot.entry(Rows.id("r-" + i))).isNotNull();
            assertThat(Rows.present(snapshot.level(rows.key("sku-" + i))).onHand()).isEqualTo(i);
          }
        });
  }

  @Test
  void everyFieldComesBackAsItWasWritten() {
    StockKey key = rows.key("fields", "shelf-9");
    StoredLevel level = Writes.define(store, Rows.level(key, StockPolicy.quantity(3), 1L << 40));
    Reservation hold =
        rows.held(
            "hold",
            clock.instant(),
            in(Duration.ofSeconds(1).plusNanos(7_000)),
            Rows.line(key, 1_000_000_000L));
    Writes.insert(store, hold);
    assertThat(entry("hold")).isEqualTo(hold);
    clock.advance(Duration.ofHours(9));
    Reservation expired = Rows.ended(hold, ReservationState.EXPIRED, clock.instant());
    replace(hold, expired);
    Reservation sold = rows.committed("sale", clock.instant(), Rows.line(key, 12));
    Writes.insert(store, sold);
    Operation operation = rows.operation("operation", in(Duration.ofNanos(1_000)));
    Writes.insert(store, operation);

    assertThat(level(key)).isEqualTo(level);
    assertThat(entry("hold")).isEqualTo(expired);
    assertThat(entry("sale")).isEqualTo(sold);
    assertThat(entry("operation")).isEqualTo(operation);
  }

  @Test
  void partsOfALineComeBackAsTheyWereWritten() {
    StockKey seats = rows.key("seats");
    UnitKey a1 = rows.unit(seats, "A1");
    UnitKey a2 = rows.unit(seats, "A2");
    Writes.define(store, Rows.level(seats, StockPolicy.units(), 0));
    var line = Rows.line(seats, a1.unit(), a2.unit());
    var one = new Portion(1, List.of(a2.unit()));
    Reservation sale = rows.committed("parts", clock.instant(), line.withReturned(one));
    Writes.insert(store, sale);
    assertThat(entry("parts")).isEqualTo(sale);
  }

  private void replace(Reservation before, Reservation after) {
    store.decide(
        Footprint.ofEntry(rows.shop, before.entryId()),
        snapshot -> new Writes().entry(before, after).answering(true));
  }

  private void onBothWays(Footprint footprint, Consumer<Snapshot> check) {
    check.accept(store.read(footprint));
    store.decide(
        footprint,
        snapshot -> {
          check.accept(snapshot);
          return new Verdict<>(true, Changes.NONE);
        });
  }
}
