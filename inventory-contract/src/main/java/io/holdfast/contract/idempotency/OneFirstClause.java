package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that exactly one of several claimants acquires the claim. */
@Clause(value = 1, title = "one first")
public abstract class OneFirstClause extends IdempotencyTests {
  private static final int THREADS = 8;

  @Test
  void whoComesToANewKeyIsFirst() {
    Claim.Acquired first = first("a");
    assertThat(first.key()).isEqualTo(key("a"));
    assertThat(first.until()).isEqualTo(clock.instant().plus(LEASE));
    assertThat(first("b").token()).isNotEqualTo(first.token());
  }

  @Test
  void oneOfACrowdIsFirst() {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      String key = "crowd-" + i;
      List<Claim> claims = Crowd.of(THREADS, thread -> claimedBy(thread, key));
      assertThat(claims).filteredOn(Claim.Acquired.class::isInstance).hasSize(1);
      assertThat(claims).filteredOn(Claim.InProgress.class::isInstance).hasSize(THREADS - 1);
    }
  }

  @Test
  void oneOfACrowdIsFirstWhereTheLeaseOrTheRetentionIsOver() {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      String left = "left-" + i;
      String done = "done-" + i;
      first(left);
      store.complete(first(done), ANSWER);
      clock.advance(RETENTION);
      for (String key : List.of(left, done)) {
        List<Claim> claims = Crowd.of(THREADS, thread -> claimedBy(thread, key));
        assertThat(claims).filteredOn(Claim.Acquired.class::isInstance).hasSize(1);
      }
    }
  }

  private Claim claimedBy(int thread, String key) {
    return (thread % 2 == 0 ? store : other).claim(request(key));
  }
}
