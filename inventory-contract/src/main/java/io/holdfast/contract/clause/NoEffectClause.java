package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import io.holdfast.inventory.spi.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that empty changes, and decisions that throw, write nothing. */
@Clause(value = 6, title = "no write, no effect")
public abstract class NoEffectClause extends ClauseTests {
  private final StockKey key = rows.key("still");
  private final Footprint footprint = Footprint.of(key, Rows.id("id"));

  @BeforeEach
  final void defineLevel() {
    Writes.define(store, Rows.level(key, 7));
  }

  @Test
  void emptyChangesGiveTheAnswerAndWriteNothing() {
    StoredLevel before = level(key);
    assertThat(store.<String>decide(footprint, snapshot -> new Verdict<>("answer", Changes.NONE)))
        .isEqualTo("answer");
    assertNothingWritten(before);
  }

  @Test
  void whatADecisionThrowsReachesTheCallerUnchanged() {
    StoredLevel before = level(key);
    IllegalStateException thrown = new IllegalStateException("by the decision");
    assertThatThrownBy(
            () ->
                store.decide(
                    footprint,
                    snapshot -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertNothingWritten(before);
  }

  @Test
  void anErrorOfADecisionReachesTheCallerUnchanged() {
    StoredLevel before = level(key);
    AssertionError thrown = new AssertionError("by the decision");
    assertThatThrownBy(
            () ->
                store.decide(
                    footprint,
                    snapshot -> {
                      throw thrown;
                    }))
        .isSameAs(thrown);
    assertNothingWritten(before);
  }

  @Test
  void aDecisionThatThrowsKeepsNobodyOut() {
    for (int i = 0; i < 25; i++) {
      assertThatThrownBy(
              () ->
                  store.decide(
                      footprint,
                      snapshot -> {
                        throw new IllegalStateException("by the decision");
                      }))
          .hasMessage("by the decision");
    }
    Crowd.of(1, thread -> addOne(store, key));
    assertThat(level(key).onHand()).isEqualTo(8);
  }

  private void assertNothingWritten(StoredLevel before) {
    assertThat(level(key)).isEqualTo(before);
    assertThat(entry("id")).isNull();
    assertThat(store.stockMovements(key, null, 10)).hasSize(1);
  }
}
