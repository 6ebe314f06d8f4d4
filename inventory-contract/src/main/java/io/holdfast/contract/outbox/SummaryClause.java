package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.OutboxSummary;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that messages are counted by state, with the age of the oldest. */
@Clause(value = 10, title = "summary")
public abstract class SummaryClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void eachMessageCountsOnceInItsState() {
    assertThat(outbox.summary(shop)).isEqualTo(new OutboxSummary(Map.of()));
    C first = put("a", 1);
    clock.advance(Duration.ofSeconds(1));
    C second = put("b", 1);
    clock.advance(Duration.ofSeconds(1));
    C third = put("c", 1);
    assertCounts(State.PENDING, 3, first);

    sent(leaseOne());
    assertCounts(State.SENT, 1, first);
    assertCounts(State.PENDING, 2, second);
    settle(new Settlement.Blocked<>(leaseOne(), REASON));
    assertCounts(State.BLOCKED, 1, second);
    assertCounts(State.PENDING, 1, third);
    leaseOne();
    assertThat(other.summary(shop).byState())
        .containsOnlyKeys(State.PENDING, State.SENT, State.BLOCKED);
    assertCounts(State.PENDING, 1, third);
    assertThat(outbox.withdraw(shop, second.id())).isTrue();
    assertThat(other.summary(shop).byState()).containsOnlyKeys(State.PENDING, State.SENT);
  }

  private void assertCounts(State state, long messages, C oldest) {
    OutboxSummary summary = other.summary(shop);
    assertThat(summary.messages(state)).as("%s", state).isEqualTo(messages);
    assertThat(summary.oldest(state)).as("%s", state).contains(oldest.decidedAt());
  }

  /** Other tests may have messages in the same store. */
  @Test
  void theMessagesOfAllShopsCountToo() {
    C mine = put("a", 1);
    OutboxSummary all = outbox.summary();
    assertThat(all.messages(State.PENDING)).isPositive();
    assertThat(all.oldest(State.PENDING).orElseThrow()).isBeforeOrEqualTo(mine.decidedAt());
  }
}
