package io.holdfast.contract.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.RestockOutboxFixture;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.restock.spi.OutboxMessage;
import io.holdfast.restock.spi.OutboxMessage.State;
import io.holdfast.restock.spi.Settlement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that an attempt is counted when it is made, not when the message is leased. */
@Clause(value = 9, title = "tries")
public abstract class TriesClause extends OutboxTests {
  /** Creates the tests for the outbox of a fixture. */
  protected TriesClause(RestockOutboxFixture fixture) {
    super(fixture);
  }

  @Test
  void leasesThatNobodySettlesAreNoTries() {
    RestockRequest request = put("a", 1);
    for (int i = 1; i <= 5; i++) {
      assertIs(leaseOne(), State.PENDING, 0, i);
      clock.advance(LEASE);
    }
    assertIs(stored(request), State.PENDING, 0, 5);
  }

  @Test
  void aTryThatBeginsIsCountedAndItsLeaseGoesOn() {
    RestockRequest request = put("a", 1);
    OutboxMessage begun = leaseOne().tried();
    settle(new Settlement.Begun(begun));
    assertThat(stored(request)).isEqualTo(begun);
    clock.advance(LEASE.minus(MICRO));
    assertNoneDue();
    assertThat(other.withdraw(shop, request.id())).as("withdrawn").isFalse();
    clock.advance(MICRO);
    assertIs(leaseOne(), State.PENDING, 1, 2);
  }

  @Test
  void whatBeganIsSettledAsAnyOther() {
    RestockRequest request = put("a", 1);
    OutboxMessage begun = leaseOne().tried();
    settle(new Settlement.Begun(begun));
    settle(new Settlement.Retry(begun, Duration.ZERO, REASON));
    assertIs(stored(request), State.PENDING, 1, 1);
    OutboxMessage again = leaseOne().tried();
    settle(new Settlement.Begun(again));
    sent(again);
    assertIs(stored(request), State.SENT, 0, 2);
  }

  @Test
  void thoseOfABatchBeginTogether() {
    RestockRequest first = put("a", 1);
    RestockRequest second = put("b", 1);
    List<OutboxMessage> leased = outbox.lease(shop, 2, LEASE);
    List<Settlement> begun =
        leased.stream().<Settlement>map(it -> new Settlement.Begun(it.tried())).toList();
    assertThat(outbox.settle(shop, begun)).isEmpty();
    assertIs(stored(first), State.PENDING, 1, 1);
    assertIs(stored(second), State.PENDING, 1, 1);
    assertNoneDue();
  }
}
