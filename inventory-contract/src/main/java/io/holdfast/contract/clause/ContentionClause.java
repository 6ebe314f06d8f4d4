package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.Reservation;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that the store resolves deadlocks and conflicts itself. */
@Clause(value = 8, title = "contention")
public abstract class ContentionClause extends ClauseTests {
  private static final int THREADS = 4;
  private static final int KEYS = 4;

  @Test
  void overlappingFootprintsInAnyOrderNeverFail() {
    List<StockKey> keys = defineKeys();
    int each = fixture.effort().repeats();
    Crowd.of(
        THREADS,
        thread -> {
          for (int i = 0; i < each; i++) {
            addOneToEach(keys.get((thread + i) % KEYS), keys.get((thread + 3 * i + 1) % KEYS));
          }
          return true;
        });
    assertThat(keys.stream().mapToLong(key -> level(key).onHand()).sum())
        .isEqualTo(2L * THREADS * each);
  }

  @Test
  void levelsReachedThroughEntriesAndNamedLevelsNeverFail() {
    List<StockKey> keys = defineKeys();
    List<Reservation> sales = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      Reservation sale =
          rows.committed(
              "sale-" + i,
              clock.instant(),
              Rows.line(keys.get(i), 1),
              Rows.line(keys.get((i + 1) % KEYS), 1));
      Writes.insert(store, sale);
      sales.add(sale);
    }
    int each = fixture.effort().repeats();
    Crowd.of(
        THREADS,
        thread -> {
          for (int i = 0; i < each; i++) {
            if (thread % 2 == 0) {
              addOneThrough(sales.get((thread + i) % KEYS));
            } else {
              addOneToEach(keys.get((KEYS - 1 + i) % KEYS), keys.get(i % KEYS));
            }
          }
          return true;
        });
    assertThat(keys.stream().mapToLong(key -> level(key).onHand()).sum())
        .isEqualTo(2L * THREADS * each);
  }

  private List<StockKey> defineKeys() {
    List<StockKey> keys = new ArrayList<>();
    for (int i = 0; i < KEYS; i++) {
      keys.add(rows.key("key-" + i));
      Writes.define(store, Rows.level(keys.get(i), 0));
    }
    return keys;
  }

  /** Adds one piece to each of two keys, or two pieces to one key. */
  private void addOneToEach(StockKey one, StockKey two) {
    String id = rows.freshId();
    store.decide(
        Footprint.of(rows.shop).key(one).key(two).entry(Rows.id(id)).build(),
        snapshot -> {
          Writes writes = new Writes().entry(null, rows.operation(id, snapshot.now()));
          Crowd.jostle();
          StoredLevel first = Rows.present(snapshot.level(one));
          if (one.equals(two)) {
            return writes.level(first, Rows.changed(first, 2, 0, 0, null)).answering(true);
          }
          StoredLevel second = Rows.present(snapshot.level(two));
          return writes
              .level(first, Rows.changed(first, 1, 0, 0, null))
              .level(second, Rows.changed(second, 1, 0, 0, null))
              .answering(true);
        });
  }

  /** Adds one piece to each level of a reservation that is given only by its id. */
  private void addOneThrough(Reservation sale) {
    store.decide(
        Footprint.ofEntry(rows.shop, sale.entryId()),
        snapshot -> {
          Writes writes = new Writes();
          Crowd.jostle();
          sale.lines()
              .forEach(
                  line -> {
                    StoredLevel level = Rows.present(snapshot.level(line.key(rows.shop)));
                    writes.level(level, Rows.changed(level, 1, 0, 0, null));
                  });
          return writes.answering(true);
        });
  }
}
