package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.idempotency.Claim;
import org.junit.jupiter.api.Test;

/** Tests that an abandoned operation may be started again. */
@Clause(value = 6, title = "abandoned")
public abstract class AbandonedClause extends IdempotencyTests {
  @Test
  void theKeyIsNewAtOnceForAnyPayload() {
    store.abandon(first("a"));
    Claim.Acquired next = isFirst(other.claim(otherPayload("a")));
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.PayloadMismatch(OTHER));
    other.complete(next, ANSWER);
    isDone(store.claim(otherPayload("a")), ANSWER);
  }

  @Test
  void abandoningTwiceIsAbandoningOnce() {
    Claim.Acquired first = first("a");
    store.abandon(first);
    store.abandon(first);
    Claim.Acquired next = isFirst(other.claim(request("a")));
    store.abandon(first);
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(next.until()));
  }

  @Test
  void whatIsDoneStaysDone() {
    Claim.Acquired first = first("a");
    store.complete(first, ANSWER);
    store.abandon(first);
    isDone(other.claim(request("a")), ANSWER);
  }

  @Test
  void whatWasTakenOverStaysWithWhoHasIt() {
    Claim.Acquired lost = first("a");
    clock.advance(LEASE);
    Claim.Acquired next = isFirst(other.claim(request("a")));
    store.abandon(lost);
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(next.until()));
  }
}
