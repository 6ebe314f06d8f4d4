package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Meanwhile;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationId;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockPolicy;
import io.holdfast.inventory.model.Unit;
import io.holdfast.inventory.model.UnitKey;
import io.holdfast.inventory.model.UnitState;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.Snapshot;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that no other write happens between the reads and the writes of a decision. */
@Clause(value = 2, title = "isolation")
public abstract class IsolationClause extends ClauseTests {
  private static final int THREADS = 8;

  @Test
  void concurrentIncrementsAreNeverLost() {
    StockKey key = rows.key("many");
    Writes.define(store, Rows.level(key, 0));
    int each = fixture.effort().repeats();

    List<Long> versions =
        Crowd.of(
                THREADS,
                thread -> {
                  List<Long> written = new ArrayList<>();
                  for (int i = 0; i < each; i++) {
                    written.add(addOne(store, key));
                  }
                  return written;
                })
            .stream()
            .flatMap(Collection::stream)
            .toList();

    long total = (long) THREADS * each;
    assertThat(level(key).onHand()).isEqualTo(total);
    assertThat(level(key).version()).isEqualTo(1 + total);
    assertThat(versions)
        .as("every answer is that of the run that was written")
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(2, 1 + total).boxed().toList());
  }

  @Test
  void nobodyClaimsWhatWasClaimedBetweenLoadAndWrite() {
    claimTheLastPieceTwice(Guard.SAME_VERSION);
  }

  @Test
  void theGuardOfWhatCanBeClaimedIsEnough() {
    claimTheLastPieceTwice(Guard.claimable(1));
  }

  private void claimTheLastPieceTwice(Guard guard) {
    StockKey key = rows.key("last");
    Writes.define(store, Rows.level(key, 1));
    Meanwhile rival =
        Meanwhile.of(
            () ->
                store.decide(
                    Footprint.of(key, Rows.id("rival")),
                    snapshot -> claimOne(snapshot, key, "rival", guard)));

    store.decide(
        Footprint.of(key, Rows.id("first")),
        rival.in(snapshot -> claimOne(snapshot, key, "first", guard)));
    rival.join();

    assertThat(level(key).committed()).isEqualTo(1);
    assertThat(List.of(entry("first") != null, entry("rival") != null))
        .as("one of the two has it")
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void whatIsDecidedUnderAnotherRestockIsDecidedAgain() {
    StockKey key = rows.key("restocked");
    Writes.define(store, Rows.level(key, 5));
    AtomicLong seenByRival = new AtomicLong();
    Meanwhile rival =
        Meanwhile.of(
            () ->
                seenByRival.set(
                    store.decide(
                        Footprint.of(rows.shop).key(key).build(),
                        snapshot -> {
                          StoredLevel before = Rows.present(snapshot.level(key));
                          return new Writes()
                              .level(
                                  before, Rows.restocked(Rows.changed(before, 0, 0, 0, null), null))
                              .answering(before.committed());
                        })));

    boolean seenByOrder =
        store.decide(
            Footprint.of(key, Rows.id("order")),
            rival.in(
                snapshot -> {
                  StoredLevel before = Rows.present(snapshot.level(key));
                  return new Writes()
                      .level(before, Rows.changed(before, 0, 0, 1, null), Guard.claimable(1))
                      .entry(null, rows.committed("order", snapshot.now(), Rows.line(key, 1)))
                      .answering(before.restock() != null);
                }));
    rival.join();

    assertThat(level(key).committed()).isEqualTo(1);
    assertThat(level(key).restock()).as("the policy").isNotNull();
    assertThat(seenByOrder).as("one has seen the other").isEqualTo(seenByRival.get() == 0);
  }

  private Verdict<Boolean> claimOne(Snapshot snapshot, StockKey key, String id, Guard guard) {
    StoredLevel before = Rows.present(snapshot.level(key));
    if (before.claimable() < 1) {
      return new Verdict<>(false, Changes.NONE);
    }
    return new Writes()
        .level(before, Rows.changed(before, 0, 0, 1, null), guard)
        .entry(null, rows.committed(id, snapshot.now(), Rows.line(key, 1)))
        .answering(true);
  }

  @Test
  void aCrowdClaimsExactlyWhatThereIs() {
    StockKey key = rows.key("crowd");
    int pieces = 20;
    Writes.define(store, Rows.level(key, pieces));

    List<Integer> claimed =
        Crowd.of(
            THREADS,
            thread -> {
              int mine = 0;
              for (int i = 0; i < pieces; i++) {
                String id = rows.freshId();
                if (store.decide(
                    Footprint.of(key, Rows.id(id)),
                    snapshot -> {
                      Verdict<Boolean> verdict = claimOne(snapshot, key, id, Guard.claimable(1));
                      Crowd.jostle();
                      return verdict;
                    })) {
                  mine++;
                }
              }
              return mine;
            });

    assertThat(level(key).committed()).isEqualTo(pieces);
    assertThat(claimed.stream().mapToInt(Integer::intValue).sum()).isEqualTo(pieces);
  }

  @Test
  void aUnitGoesToOneOfTwo() {
    StockKey key = rows.key("seats");
    UnitKey seat = rows.unit(key, "A1");
    Writes.define(store, Rows.level(key, StockPolicy.units(), 0));
    Writes.addUnit(store, seat);
    Meanwhile rival = Meanwhile.of(() -> takeSeat(seat, "rival", null));

    boolean got = takeSeat(seat, "first", rival);
    rival.join();

    Unit taken = unit(seat);
    assertThat(taken).isEqualTo(Unit.committed(seat, new ReservationId(got ? "first" : "rival")));
    assertThat(List.of(entry("first") != null, entry("rival") != null))
        .containsExactlyInAnyOrder(true, false);
  }

  private boolean takeSeat(UnitKey seat, String id, @Nullable Meanwhile rival) {
    Reservation sale = rows.committed(id, clock.instant(), Rows.line(seat.key(), seat.unit()));
    Decision<Boolean> take =
        snapshot -> {
          Unit before = snapshot.unit(seat);
          StoredLevel level = Rows.present(snapshot.level(seat.key()));
          if (before == null || before.state() != UnitState.FREE) {
            return new Verdict<>(false, Changes.NONE);
          }
          return new Writes()
              .level(level, Rows.changed(level, 0, 0, 1, null), Guard.NONE)
              .unit(before, Unit.committed(seat, sale.id()))
              .entry(null, sale)
              .answering(true);
        };
    return store.decide(
        Footprint.of(rows.shop).unit(seat).entry(sale.entryId()).build(),
        rival == null ? take : rival.in(take));
  }

  @Test
  void aStepOfAReservationIsTakenOnce() {
    StockKey key = rows.key("step");
    Writes.define(store, Rows.level(key, 5));
    Reservation hold =
        Writes.hold(
            store, rows.held("h", clock.instant(), in(Duration.ofMinutes(5)), Rows.line(key, 2)));
    Meanwhile rival = Meanwhile.of(() -> releaseOnce(hold, null));

    releaseOnce(hold, rival);
    rival.join();

    assertThat(level(key).held()).as("given back once").isZero();
    assertThat(Rows.present(Reservation.class, entry("h")).version()).isEqualTo(2);
  }

  private void releaseOnce(Reservation hold, @Nullable Meanwhile rival) {
    Decision<Boolean> release =
        snapshot -> {
          Reservation stands = Rows.present(Reservation.class, snapshot.entry(hold.entryId()));
          if (stands.state() != ReservationState.HELD) {
            return new Verdict<>(false, Changes.NONE);
          }
          Writes writes =
              new Writes()
                  .entry(stands, Rows.ended(stands, ReservationState.RELEASED, snapshot.now()));
          stands
              .lines()
              .forEach(
                  line -> {
                    StoredLevel level = Rows.present(snapshot.level(line.key(rows.shop)));
                    writes.level(
                        level,
                        Rows.changed(level, 0, -line.taken().quantity(), 0, null),
                        Guard.NONE);
                  });
          return writes.answering(true);
        };
    store.decide(
        Footprint.ofEntry(rows.shop, hold.entryId()), rival == null ? release : rival.in(release));
  }
}
