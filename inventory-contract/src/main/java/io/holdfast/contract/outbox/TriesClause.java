package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that an attempt is counted when it is made, not when the message is leased. */
@Clause(value = 9, title = "tries")
public abstract class TriesClause<C extends OutboxContent> extends OutboxTests<C> {
  @Test
  void leasesThatNobodySettlesAreNoTries() {
    C request = put("a", 1);
    for (int i = 1; i <= 5; i++) {
      assertIs(leaseOne(), State.PENDING, 0, i);
      clock.advance(LEASE);
    }
    assertIs(stored(request), State.PENDING, 0, 5);
  }

  @Test
  void aTryThatBeginsIsCountedAndItsLeaseGoesOn() {
    C request = put("a", 1);
    OutboxMessage<C> begun = leaseOne().tried();
    settle(new Settlement.Begun<>(begun));
    assertThat(stored(request)).isEqualTo(begun);
    clock.advance(LEASE.minus(MICRO));
    assertNoneDue();
    assertThat(other.withdraw(shop, request.id())).as("withdrawn").isFalse();
    clock.advance(MICRO);
    assertIs(leaseOne(), State.PENDING, 1, 2);
  }

  @Test
  void whatBeganIsSettledAsAnyOther() {
    C request = put("a", 1);
    OutboxMessage<C> begun = leaseOne().tried();
    settle(new Settlement.Begun<>(begun));
    settle(new Settlement.Retry<>(begun, Duration.ZERO, REASON));
    assertIs(stored(request), State.PENDING, 1, 1);
    OutboxMessage<C> again = leaseOne().tried();
    settle(new Settlement.Begun<>(again));
    sent(again);
    assertIs(stored(request), State.SENT, 0, 2);
  }

  @Test
  void thoseOfABatchBeginTogether() {
    C first = put("a", 1);
    C second = put("b", 1);
    List<OutboxMessage<C>> leased = outbox.lease(shop, 2, LEASE);
    List<Settlement<C>> begun =
        leased.stream().<Settlement<C>>map(it -> new Settlement.Begun<>(it.tried())).toList();
    assertThat(outbox.settle(shop, begun)).isEmpty();
    assertIs(stored(first), State.PENDING, 1, 1);
    assertIs(stored(second), State.PENDING, 1, 1);
    assertNoneDue();
  }
}
