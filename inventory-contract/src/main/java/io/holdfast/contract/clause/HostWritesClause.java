package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.holdfast.contract.Clause;
import io.holdfast.contract.HostRows;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Meanwhile;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Decision;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Guard;
import io.holdfast.inventory.spi.HostWrite;
import io.holdfast.inventory.spi.HostWritesFailedException;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that rows of the host are written with the stock, or neither is. */
@Clause(value = 13, title = "host writes")
public abstract class HostWritesClause extends ClauseTests {
  @SuppressWarnings("NullAway.Init")
  private HostRows host;

  @SuppressWarnings("NullAway.Init")
  private StockKey key;

  @BeforeEach
  final void openTable() {
    host = fixture.hostRows(store);
    key = rows.key("cup");
    Writes.define(store, Rows.level(key, 1_000));
  }

  private HostWrite insert(String id, String text) {
    return host.insert(rows.shop, id, text);
  }

  @Test
  void theRowsAreWrittenWithTheStock() {
    assertThat(sell("a", null, insert("a", "one"), insert("b", "two"))).isTrue();

    assertThat(host.all(rows.shop)).isEqualTo(Map.of("a", "one", "b", "two"));
    assertThat(level(key).committed()).isEqualTo(1);
    assertThat(entry("a")).isNotNull();
  }

  @Test
  void aFailedWriteLeavesNothing() {
    sell("a", null, insert("row", "first"));

    assertThatThrownBy(() -> sell("b", null, insert("new", "lost"), insert("row", "second")))
        .isInstanceOf(HostWritesFailedException.class);

    assertThat(host.all(rows.shop)).isEqualTo(Map.of("row", "first"));
    assertThat(level(key).committed()).isEqualTo(1);
    assertThat(entry("b")).isNull();
  }

  @Test
  void aFailureNamesTheFailedWriteOrNone() {
    sell("a", null, insert("row", "first"));
    HostWrite good = insert("good", "kept");
    HostWrite bad = insert("row", "second");

    HostWritesFailedException failure =
        catchThrowableOfType(
            HostWritesFailedException.class,
            () ->
                store.decide(
                    Footprint.of(key, Rows.id("b")).and(Footprint.ofEntry(rows.shop, Rows.id("c"))),
                    snapshot ->
                        new Writes()
                            .entry(null, rows.operation("b", snapshot.now()))
                            .entry(null, rows.operation("c", snapshot.now()))
                            .host(good)
                            .host(bad)
                            .answering(true)));

    assertThat(failure).as("failure").isNotNull();
    if (!failure.failed().isEmpty()) {
      assertThat(failure.failed()).containsExactly(bad);
    }
    assertThat(host.all(rows.shop)).containsOnlyKeys("row");
  }

  @Test
  void theIdOfAFailedCommandStaysUsable() {
    sell("a", null, insert("row", "first"));
    assertThatThrownBy(() -> sell("b", null, insert("row", "second")))
        .isInstanceOf(HostWritesFailedException.class);

    assertThat(sell("b", null, insert("other", "second"))).isTrue();
    assertThat(host.all(rows.shop)).isEqualTo(Map.of("row", "first", "other", "second"));
  }

  @Test
  void aConflictIsDecidedAgainBeforeAWriteCanFail() {
    Meanwhile rival = Meanwhile.of(() -> sell("a", null, insert("row", "theirs")));

    boolean mine = sell("a", rival, insert("row", "mine"));
    rival.join();

    assertThat(host.all(rows.shop)).isEqualTo(Map.of("row", mine ? "mine" : "theirs"));
    assertThat(level(key).committed()).isEqualTo(1);
  }

  @Test
  void ofACrowdOneWritesTheRowAndTheOthersNothing() {
    for (int round = 1; round <= 5; round++) {
      String id = "sale-" + round;
      List<Boolean> effects =
          Crowd.of(8, thread -> sell(id, null, insert(id + "-" + thread, "by " + thread)));
      assertThat(effects).containsOnlyOnce(true);
      assertThat(host.all(rows.shop)).hasSize(round);
    }
  }

  @Test
  void noRowIsWrittenWithoutAnEffect() {
    sell("a", null, insert("row", "first"));

    assertThat(sell("a", null, insert("other", "second"))).isFalse();

    assertThat(host.all(rows.shop)).containsOnlyKeys("row");
  }

  @Test
  void aWriteOfAnotherStoreIsRefused() {
    HostWrite foreign =
        new HostWrite() {
          @Override
          public String toString() {
            return "foreign";
          }
        };
    assertThatThrownBy(() -> store.check(foreign))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("alongside: ");
    store.check(insert("a", "not performed"));
    assertThat(host.all(rows.shop)).isEmpty();
  }

  /** Sells one piece under an id that is new, and returns whether this call did. */
  private boolean sell(String id, @Nullable Meanwhile rival, HostWrite... writes) {
    Decision<Boolean> sale =
        snapshot -> {
          if (snapshot.entry(Rows.id(id)) != null) {
            return new Verdict<>(false, Changes.NONE);
          }
          StoredLevel level = Rows.present(snapshot.level(key));
          Crowd.jostle();
          return new Writes()
              .level(level, Rows.changed(level, 0, 0, 1, null), Guard.claimable(1))
              .entry(null, rows.committed(id, snapshot.now(), Rows.line(key, 1)))
              .host(writes)
              .answering(true);
        };
    return store.decide(Footprint.of(key, Rows.id(id)), rival == null ? sale : rival.in(sale));
  }
}
