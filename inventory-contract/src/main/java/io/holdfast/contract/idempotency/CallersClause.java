package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Tests several threads, interrupted or not. */
@Clause(value = 10, title = "threads")
public abstract class CallersClause extends IdempotencyTests {
  @Test
  void anInterruptEndsNoCallAndIsKept() {
    Claim.Acquired first = isFirst(interrupted(() -> store.claim(request("a"))));
    Claim.Acquired extended = interrupted(() -> store.extend(first, LEASE));
    Claim.Done done = interrupted(() -> store.complete(extended, ANSWER));
    assertThat(done.answer()).isEqualTo(ANSWER);
    Claim.Acquired given = first("b");
    interrupted(
        () -> {
          store.abandon(given);
          return given;
        });
    isDone(other.claim(request("a")), ANSWER);
    isFirst(other.claim(request("b")));
  }

  private static <T> T interrupted(Supplier<T> call) {
    Thread.currentThread().interrupt();
    try {
      T answer = call.get();
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      return answer;
    } finally {
      Thread.interrupted();
    }
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
