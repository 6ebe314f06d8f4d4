package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Meanwhile;
import io.holdfast.contract.internal.Steps;
import io.holdfast.inventory.model.EntryId;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.ReservationState;
import io.holdfast.inventory.model.RestockRequest;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests that all changes of one verdict are written, or none. */
@Clause(value = 1, title = "atomicity")
public abstract class AtomicityClause extends ClauseTests {
  private static final int PIECES = 1_000;

  /** Few enough for one request of any store. */
  private static final int ORDERS = 40;

  /** The reads of one reader for each change: a read can be much shorter than the change. */
  private static final int MOST_READS = 10;

  @Test
  void everyKindOfRowIsWrittenByOneVerdict() {
    StockKey seats = rows.key("seats");
    StockKey cups = rows.key("cups");
    UnitKey seat = rows.unit(seats, "A1");
    RestockRequest request = Rows.request(cups, clock.instant());
    Reservation sold =
        rows.committed("sale", clock.instant(), Rows.line(cups, 2), Rows.line(seats, seat.unit()));

    store.decide(
        Footprint.of(rows.shop).key(seats).key(cups).unit(seat).entry(sold.entryId()).build(),
        snapshot ->
            new Writes()
                .level(null, Rows.changed(Rows.level(seats, StockPolicy.units(), 1), 0, 0, 1, null))
                .level(
                    null, Rows.restocked(Rows.changed(Rows.level(cups, 5), 0, 0, 2, null), request))
                .request(request)
                .entry(null, sold)
                .unit(null, Unit.committed(seat, sold.id()))
                .movement(Rows.received(seats, 1, "a", snapshot.now()))
                .movement(Rows.received(cups, 5, "b", snapshot.now()))
                .answering(true));

    Snapshot after = store.read(Footprint.ofEntry(rows.shop, sold.entryId()));
    assertThat(after.entry(sold.entryId())).isEqualTo(sold);
    assertThat(after.unit(seat)).isEqualTo(Unit.committed(seat, sold.id()));
    assertThat(Rows.present(after.level(seats)).committed()).isEqualTo(1);
    assertThat(Rows.present(after.level(cups)).committed()).isEqualTo(2);
    assertThat(Rows.present(after.level(cups)).restock())
        .isEqualTo(Rows.restocked(Rows.level(cups, 0), request).restock());
    assertThat(fixture.requests(store, rows.shop)).containsExactly(request);
    assertThat(store.stockMovements(seats, null, 10)).hasSize(1);
    assertThat(store.stockMovements(cups, null, 10)).hasSize(1);
  }

  @Test
  void aVerdictThatComesTooLateWritesNoneOfItsRows() {
    StockKey key = rows.key("late");
    StockKey other = rows.key("later");
    Writes.define(store, Rows.level(key, 1));
    Writes.define(store, Rows.level(other, 1));
    String id = rows.freshId();
    Meanwhile closing = Meanwhile.of(() -> Writes.insert(store, rows.closed(id, clock.instant())));

    boolean claimed =
        store.decide(
            Footprint.of(rows.shop).key(key).key(other).entry(Rows.id(id)).build(),
            closing.in(snapshot -> claimUnlessClosed(snapshot, id, key, other)));
    closing.join();

    long expected = claimed ? 1 : 0;
    assertThat(level(key).committed()).isEqualTo(expected);
    assertThat(level(other).committed()).isEqualTo(expected);
    assertThat(fixture.requests(store, rows.shop)).hasSize(claimed ? 1 : 0);
  }

  private Verdict<Boolean> claimUnlessClosed(
      Snapshot snapshot, String id, StockKey key, StockKey other) {
    if (snapshot.entry(Rows.id(id)) != null) {
      return new Verdict<>(false, Changes.NONE);
    }
    StoredLevel one = Rows.present(snapshot.level(key));
    StoredLevel two = Rows.present(snapshot.level(other));
    RestockRequest request = Rows.request(key, snapshot.now());
    return new Writes()
        .request(request)
        .level(one, Rows.restocked(Rows.changed(one, 0, 0, 1, null), request))
        .level(two, Rows.changed(two, 0, 0, 1, null))
        .entry(null, rows.committed(id, snapshot.now(), Rows.line(key, 1), Rows.line(other, 1)))
        .answering(true);
  }

  private Reservation heldCup() {
    assumeTrue(store.hasExpiredHoldOutbox(), "the store has no outbox of expired holds");
    StockKey cup = rows.key("cup");
    Writes.define(store, Rows.level(cup, 5));
    Instant now = clock.instant();
    return Writes.hold(
        store, rows.held("h", now, now.plus(Duration.ofHours(1)), Rows.line(cup, 2)));
  }

  private ExpiredHold message(Reservation hold) {
    return new ExpiredHold(
        hold.shop(),
        hold.id(),
        hold.lines(),
        Objects.requireNonNull(hold.expiresAt()),
        clock.instant());
  }

  @Test
  void anExpiryAndItsMessageAreWrittenByOneVerdict() {
    Reservation hold = heldCup();
    ExpiredHold message = message(hold);

    assertThat(
            store.<Boolean>decide(
                Footprint.ofEntry(rows.shop, hold.entryId()),
                snapshot -> Writes.expire(snapshot, hold, message)))
        .isTrue();

    assertThat(fixture.expiredHolds(store, rows.shop)).containsExactly(message);
    assertThat(store.read(Footprint.ofEntry(rows.shop, hold.entryId())).entry(hold.entryId()))
        .isEqualTo(Rows.ended(hold, ReservationState.EXPIRED, clock.instant()));
  }

  @Test
  void anExpiryThatComesTooLateLeavesNoMessage() {
    Reservation hold = heldCup();
    ExpiredHold message = message(hold);
    Footprint footprint = Footprint.ofEntry(rows.shop, hold.entryId());
    Meanwhile releasing =
        Meanwhile.of(() -> store.decide(footprint, snapshot -> Writes.release(snapshot, hold)));

    boolean expired =
        store.decide(footprint, releasing.in(snapshot -> Writes.expire(snapshot, hold, message)));
    releasing.join();

    assertThat(fixture.expiredHolds(store, rows.shop)).hasSize(expired ? 1 : 0);
  }

  @Test
  void noReaderSeesHalfOfAVerdict() {
    StockKey from = rows.key("from");
    StockKey to = rows.key("to");
    Writes.define(store, Rows.level(from, PIECES));
    Writes.define(store, Rows.level(to, 0));
    Footprint both = Footprint.of(rows.shop).key(from).key(to).build();
    whileWriting(
        step -> moveAll(from, to, step),
        () -> {
          assertThat(sum(store.read(both), from, to)).isEqualTo(PIECES);
          long decided = store.decide(both, now -> new Verdict<>(sum(now, from, to), Changes.NONE));
          assertThat(decided).isEqualTo(PIECES);
        });

    assertThat(sum(store.read(both), from, to)).isEqualTo(PIECES);
  }

  @Test
  void noReaderSeesAnEntryWithoutWhatItTook() {
    StockKey key = rows.key("taken");
    Writes.define(store, Rows.level(key, PIECES));
    List<EntryId> ids = Stream.generate(rows::freshId).limit(ORDERS).map(Rows::id).toList();
    Footprint.Builder builder = Footprint.of(rows.shop).key(key);
    ids.forEach(builder::entry);
    Footprint all = builder.build();
    whileWriting(
        step -> sellAll(key, ids, step),
        () -> {
          assertThat(takenAndNotSold(store.read(all), key, ids)).isZero();
          // A snapshot is valid only during the decision.
          long decided =
              store.decide(all, now -> new Verdict<>(takenAndNotSold(now, key, ids), Changes.NONE));
          assertThat(decided).isZero();
        });

    assertThat(Rows.present(store.read(all).level(key)).committed()).isEqualTo(ORDERS);
    assertThat(takenAndNotSold(store.read(all), key, ids)).isZero();
  }

  /**
   * Runs one writer and two readers. Each change begins together with a read, so that they meet. A
   * reader that has read often enough waits for the next change: it would only keep the writer from
   * the processor.
   */
  private static void whileWriting(Consumer<Runnable> writer, Runnable read) {
    Steps changes = new Steps();
    Steps reads = new Steps();
    AtomicBoolean writing = new AtomicBoolean(true);
    Crowd.of(
        3,
        thread -> {
          if (thread == 0) {
            try {
              writer.accept(
                  () -> {
                    long seen = reads.count();
                    changes.begin();
                    reads.awaitMoreThan(seen);
                  });
            } finally {
              writing.set(false);
              changes.begin();
            }
            return true;
          }
          while (writing.get()) {
            long seen = changes.count();
            for (int i = 0; i == 0 || (i < MOST_READS && changes.count() == seen); i++) {
              reads.begin();
              read.run();
            }
            changes.awaitMoreThan(seen);
          }
          return true;
        });
  }

  private void sellAll(StockKey key, List<EntryId> ids, Runnable step) {
    for (EntryId id : ids) {
      step.run();
      store.decide(
          Footprint.of(key, id),
          snapshot -> {
            StoredLevel level = Rows.present(snapshot.level(key));
            return new Writes()
                .level(level, Rows.changed(level, 0, 0, 1, null))
                .entry(null, rows.committed(id.value(), snapshot.now(), Rows.line(key, 1)))
                .answering(true);
          });
    }
  }

  private static long takenAndNotSold(Snapshot snapshot, StockKey key, List<EntryId> ids) {
    long sold = ids.stream().filter(id -> snapshot.entry(id) != null).count();
    return Rows.present(snapshot.level(key)).committed() - sold;
  }

  private void moveAll(StockKey from, StockKey to, Runnable step) {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      step.run();
      moveOne(from, to);
    }
  }

  private void moveOne(StockKey from, StockKey to) {
    String id = rows.freshId();
    store.decide(
        Footprint.of(rows.shop).key(from).key(to).entry(Rows.id(id)).build(),
        snapshot -> {
          StoredLevel source = Rows.present(snapshot.level(from));
          StoredLevel target = Rows.present(snapshot.level(to));
          return new Writes()
              .level(source, Rows.changed(source, -1, 0, 0, null))
              .level(target, Rows.changed(target, 1, 0, 0, null))
              .entry(null, rows.operation(id, snapshot.now()))
              .answering(true);
        });
  }

  private static long sum(Snapshot snapshot, StockKey from, StockKey to) {
    return Rows.present(snapshot.level(from)).onHand() + Rows.present(snapshot.level(to)).onHand();
  }
}
