package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.idempotency.Claim;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tests that another process may take over an unfinished operation. */
@Clause(value = 3, title = "takeover")
public abstract class TakeoverClause extends IdempotencyTests {
  @Test
  void theNextIsFirstFromTheMicrosecondOnAtWhichTheLeaseEnds() {
    Claim.Acquired lost = first("a");
    clock.advance(LEASE.minus(MICRO));
    assertThat(other.claim(request("a"))).isInstanceOf(Claim.InProgress.class);
    clock.advance(MICRO);
    Claim.Acquired next = isFirst(other.claim(request("a")));
    assertThat(next.token()).isNotEqualTo(lost.token());
    assertThat(next.until()).isEqualTo(clock.instant().plus(LEASE));
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(next.until()));
    other.complete(next, ANSWER);
    isDone(store.claim(request("a")), ANSWER);
  }

  @Test
  void aLeaseThatIsExtendedEndsLater() {
    Claim.Acquired first = first("a");
    clock.advance(LEASE.minus(MICRO));
    Duration longer = LEASE.multipliedBy(3);
    Claim.Acquired extended = store.extend(first, longer);
    assertThat(extended)
        .isEqualTo(new Claim.Acquired(key("a"), first.token(), clock.instant().plus(longer)));
    clock.advance(longer.minus(MICRO));
    assertThat(other.claim(request("a"))).isEqualTo(new Claim.InProgress(extended.until()));
    clock.advance(MICRO);
    isFirst(other.claim(request("a")));
  }

  @Test
  void aClaimSaysHowLongItsLeaseIs() {
    Duration longer = LEASE.multipliedBy(2);
    assertThat(isFirst(store.claim(request("a").withLease(longer))).until())
        .isEqualTo(clock.instant().plus(longer));
  }
}
