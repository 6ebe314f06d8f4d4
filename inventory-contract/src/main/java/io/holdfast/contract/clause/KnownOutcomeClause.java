package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.contract.internal.Interrupter;
import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.error.OutcomeUnknownException;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.StoredLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Tests that the result of a call shows whether it has written. Here the calls are interrupted,
 * which is possible for every store.
 */
@Clause(value = 7, title = "known outcome")
public abstract class KnownOutcomeClause extends ClauseTests {
  @Test
  void anInterruptedThreadKeepsItsFlagAndLearnsTheOutcome() {
    StockKey key = rows.key("flag");
    Writes.define(store, Rows.level(key, 0));

    Optional<Boolean> said =
        Crowd.of(
                1,
                thread -> {
                  Thread.currentThread().interrupt();
                  Optional<Boolean> answer = add(key, "interrupted");
                  assertThat(Thread.interrupted()).as("the interrupt flag is kept").isTrue();
                  return answer;
                })
            .get(0);

    assertSaidTheTruth("interrupted", said);
  }

  @Test
  void interruptsAtAnyMomentNeitherLoseNorInventAWrite() {
    StockKey key = rows.key("random");
    Writes.define(store, Rows.level(key, 0));
    Interrupter interrupter = new Interrupter();

    List<List<Optional<Boolean>>> answers =
        Crowd.of(
            2,
            thread -> {
              if (thread == 0) {
                return addMany(key, interrupter);
              }
              interrupter.run();
              return List.of();
            });

    long written = 0;
    for (int i = 0; i < answers.get(0).size(); i++) {
      assertSaidTheTruth("call-" + i, answers.get(0).get(i));
      written += entry("call-" + i) == null ? 0 : 1;
    }
    assertThat(level(key).onHand()).isEqualTo(written);
  }

  private List<Optional<Boolean>> addMany(StockKey key, Interrupter interrupter) {
    try {
      List<Optional<Boolean>> said = new ArrayList<>();
      for (int i = 0; i < fixture.effort().repeats(); i++) {
        Thread.interrupted(); // the call before has kept it
        String id = "call-" + i;
        said.add(interrupter.during(() -> add(key, id)));
      }
      return said;
    } finally {
      interrupter.end();
    }
  }

  /**
   * Adds one piece under an id. Returns true if it was written, false if it was not, and empty if
   * this is not known.
   */
  private Optional<Boolean> add(StockKey key, String id) {
    try {
      return Optional.of(
          store.decide(
              Footprint.of(key, Rows.id(id)),
              snapshot -> {
                StoredLevel before = Rows.present(snapshot.level(key));
                return new Writes()
                    .level(before, Rows.changed(before, 1, 0, 0, null))
                    .entry(null, rows.operation(id, snapshot.now()))
                    .movement(Rows.received(key, 1, id, snapshot.now()))
                    .answering(true);
              }));
    } catch (OutcomeUnknownException e) {
      return Optional.empty();
    } catch (InventoryException e) {
      return Optional.of(false);
    }
  }

  private void assertSaidTheTruth(String id, Optional<Boolean> said) {
    said.ifPresent(
        written -> assertThat(entry(id) != null).as("%s is stored", id).isEqualTo(written));
  }
}
