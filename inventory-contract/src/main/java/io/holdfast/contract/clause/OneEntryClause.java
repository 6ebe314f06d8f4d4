package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Meanwhile;
import io.holdfast.inventory.model.Entry;
import io.holdfast.inventory.model.Operation;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tests that an id is inserted once and never replaced. */
@Clause(value = 5, title = "one entry per id")
public abstract class OneEntryClause extends ClauseTests {
  @Test
  void anIdThatHasComeToExistMeanwhileIsNotReplaced() {
    Reservation theirs = rows.closed("id", clock.instant());
    Operation mine = rows.operation("id", clock.instant());
    AtomicReference<@Nullable Entry> toldThem = new AtomicReference<>();
    Meanwhile rival = Meanwhile.of(() -> toldThem.set(insertIfNew(theirs, null)));

    Entry toldMe = insertIfNew(mine, rival);
    rival.join();

    assertThat(List.of(toldMe, Objects.requireNonNull(toldThem.get(), "answer")))
        .as("both answers are what is stored")
        .containsOnly(entry("id"));
  }

  @Test
  void oneOfACrowdInsertsTheIdAndTheOthersSeeIt() {
    int threads = 8;
    for (int round = 0; round < 10; round++) {
      String id = "race-" + round;
      List<Entry> answers =
          Crowd.of(
              threads,
              thread -> insertIfNew(rows.operation(id, clock.instant().plusSeconds(thread)), null));
      assertThat(answers).as("all answers are of the one that is stored").containsOnly(entry(id));
    }
  }

  @Test
  void theEffectOfAnIdIsCountedOnce() {
    StockKey key = rows.key("once");
    Writes.define(store, Rows.level(key, 100));
    int threads = 8;
    for (int round = 1; round <= 10; round++) {
      String id = "sale-" + round;
      List<Boolean> effects = Crowd.of(threads, thread -> sellOnce(key, id));
      assertThat(effects).containsOnlyOnce(true);
      assertThat(level(key).committed()).isEqualTo(round);
    }
  }

  @Test
  void anOperationAndAReservationShareTheirNames() {
    Operation operation = rows.operation("shared", clock.instant());
    Writes.insert(store, operation);
    Entry answered = insertIfNew(rows.closed("shared", clock.instant()), null);
    assertThat(answered).isEqualTo(operation);
    assertThat(entry("shared")).isEqualTo(operation);
  }

  @Test
  void theSameIdInAnotherShopIsAnotherEntry() {
    Rows other = new Rows();
    Operation here = rows.operation("id", clock.instant());
    Operation there = other.operation("id", clock.instant().plusSeconds(1));
    Writes.insert(store, here);
    Writes.insert(store, there);
    assertThat(entry("id")).isEqualTo(here);
    assertThat(store.read(Footprint.ofEntry(other.shop, Rows.id("id"))).entry(Rows.id("id")))
        .isEqualTo(there);
  }

  private Entry insertIfNew(Entry entry, @Nullable Meanwhile rival) {
    Decision<Entry> insert =
        snapshot -> {
          Entry there = snapshot.entry(entry.entryId());
          if (there != null) {
            return new Verdict<>(there, Changes.NONE);
          }
          Crowd.jostle();
          return new Writes().entry(null, entry).answering(entry);
        };
    return store.decide(
        Footprint.ofEntry(rows.shop, entry.entryId()), rival == null ? insert : rival.in(insert));
  }

  private boolean sellOnce(StockKey key, String id) {
    return store.decide(
        Footprint.of(key, Rows.id(id)),
        snapshot -> {
          if (snapshot.entry(Rows.id(id)) != null) {
            return new Verdict<>(false, Changes.NONE);
          }
          StoredLevel level = Rows.present(snapshot.level(key));
          Crowd.jostle();
          return new Writes()
              .level(level, Rows.changed(level, 0, 0, 1, null), Guard.claimable(1))
              .entry(null, rows.committed(id, snapshot.now(), Rows.line(key, 1)))
              .answering(true);
        });
  }
}
