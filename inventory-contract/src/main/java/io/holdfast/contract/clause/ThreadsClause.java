package io.holdfast.contract.clause;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests decisions of several threads at the same time. */
@Clause(value = 12, title = "threads")
public abstract class ThreadsClause extends ClauseTests {
  @Test
  void aDecisionRunsInTheCallingThread() {
    Thread decidedIn =
        store.decide(
            Footprint.of(rows.shop).build(),
            snapshot -> new Verdict<>(Thread.currentThread(), Changes.NONE));
    assertThat(decidedIn).isSameAs(Thread.currentThread());
  }

  @Test
  void manyThreadsOnManyShopsDoNotMeet() {
    int each = Math.max(5, fixture.effort().repeats() / 4);
    List<Rows> shops =
        Crowd.of(
            16,
            thread -> {
              Rows own = new Rows();
              StockKey key = own.key("same-name");
              Writes.define(store, Rows.level(key, 0));
              for (int i = 0; i < each; i++) {
                String id = "same-id-" + i;
                store.decide(
                    Footprint.of(key, Rows.id(id)),
                    snapshot -> {
                      var before = Rows.present(snapshot.level(key));
                      return new Writes()
                          .level(before, Rows.changed(before, 1, 0, 0, null))
                          .entry(snapshot.entry(Rows.id(id)), own.operation(id, snapshot.now()))
                          .answering(true);
                    });
              }
              return own;
            });
    for (Rows shop : shops) {
      assertThat(level(shop.key("same-name")).onHand()).isEqualTo(each);
      assertThat(store.levels(shop.shop, null, 10)).hasSize(1);
    }
  }
}
