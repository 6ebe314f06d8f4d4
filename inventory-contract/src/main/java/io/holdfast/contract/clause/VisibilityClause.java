package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.InventoryStore;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a completed call is visible to every call that starts afterwards. */
@Clause(value = 3, title = "visibility")
public abstract class VisibilityClause extends ClauseTests {
  private static final int WRITES = 10;

  private final StockKey key = rows.key("seen");

  @BeforeEach
  final void defineLevel() {
    Writes.define(store, Rows.level(key, 0));
  }

  @Test
  void aReadSeesEveryWriteBeforeIt() {
    for (int i = 1; i <= WRITES; i++) {
      addOne(store, key);
      assertThat(level(key).onHand()).isEqualTo(i);
    }
  }

  @Test
  void aDecisionSeesEveryWriteBeforeIt() {
    for (int i = 1; i <= WRITES; i++) {
      addOne(store, key);
      assertThat(decidedOn(store)).isEqualTo(i);
    }
  }

  @Test
  void aListingSeesEveryWriteBeforeIt() {
    for (int i = 1; i <= WRITES; i++) {
      addOne(store, key);
      assertThat(store.levels(rows.shop, null, 10))
          .extracting(StoredLevel::onHand)
          .containsExactly((long) i);
      assertThat(store.stockMovements(key, null, 2 * WRITES)).hasSize(i);
    }
  }

  @Test
  void anotherThreadSeesEveryWriteBeforeIt() {
    for (int i = 1; i <= WRITES; i++) {
      addOne(store, key);
      assertThat(Crowd.of(1, thread -> level(key).onHand())).containsExactly((long) i);
    }
  }

  @Test
  void anotherInstanceSeesEveryWriteBeforeIt() {
    InventoryStore other = fixture.reopen(store, clock);
    List<InventoryStore> both = List.of(store, other);
    for (int i = 1; i <= 2 * WRITES; i++) {
      addOne(both.get(i % 2), key);
      assertThat(level(other, key).onHand()).isEqualTo(i);
      assertThat(level(store, key).onHand()).isEqualTo(i);
      assertThat(decidedOn(both.get((i + 1) % 2))).isEqualTo(i);
    }
  }

  @Test
  void anEntryIsSeenOnceItIsWritten() {
    assertThat(entry("e")).isNull();
    Reservation closed = rows.closed("e", clock.instant());
    Writes.insert(store, closed);
    assertThat(entry("e")).isEqualTo(closed);
  }

  @Test
  void aSnapshotThatWasReadStaysAsItWas() {
    var before = store.read(Footprint.of(rows.shop).key(key).build());
    addOne(store, key);
    assertThat(Rows.present(before.level(key)).onHand()).isZero();
  }

  private long decidedOn(InventoryStore by) {
    return by.decide(
        Footprint.of(rows.shop).key(key).build(),
        snapshot -> new Verdict<>(Rows.present(snapshot.level(key)).onHand(), Changes.NONE));
  }
}
