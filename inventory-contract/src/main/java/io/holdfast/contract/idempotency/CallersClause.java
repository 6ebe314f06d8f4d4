package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import org.junit.jupiter.api.Test;

/** Tests several threads, interrupted or not. */
@Clause(value = 10, title = "threads")
public abstract class CallersClause extends IdempotencyTests {
  @Test
  void anInterruptEndsNoCallAndIsKept() {
    Claim.Acquired first = isFirst(Crowd.interrupted(() -> store.claim(request("a"))));
    Claim.Acquired extended = Crowd.interrupted(() -> store.extend(first, LEASE));
    Claim.Done done = Crowd.interrupted(() -> store.complete(extended, ANSWER));
    assertThat(done.answer()).isEqualTo(ANSWER);
    Claim.Acquired given = first("b");
    Crowd.interrupted(
        () -> {
          store.abandon(given);
          return given;
        });
    isDone(other.claim(request("a")), ANSWER);
    isFirst(other.claim(request("b")));
  }

  @Test
  void keysDoNotGetIntoEachOthersWay() {
    int calls = fixture.effort().repeats();
    Crowd.of(
        8,
        thread -> {
          for (int i = 0; i < calls; i++) {
            String key = "of-" + thread + "-" + i;
            store.complete(first(key), ANSWER);
            isDone(other.claim(request(key)), ANSWER);
          }
          return true;
        });
  }
}
