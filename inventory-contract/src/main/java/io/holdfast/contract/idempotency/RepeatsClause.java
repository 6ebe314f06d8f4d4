package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.holdfast.contract.Clause;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.StoredAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a repeated request gets the recorded answer. */
@Clause(value = 2, title = "repeats")
public abstract class RepeatsClause extends IdempotencyTests {
  @Test
  void whileSomebodyIsAtItItIsInProgress() {
    Claim.Acquired first = first("a");
    clock.advance(LEASE.minus(MICRO));
    assertThat(other.claim(request("a"))).isEqualTo(new Claim.InProgress(first.until()));
  }

  @Test
  void onceItIsDoneTheAnswerIsTold() {
    Claim.Acquired first = first("a");
    clock.advance(LEASE.dividedBy(2));
    Claim.Done done = store.complete(first, ANSWER);
    assertThat(done).isEqualTo(new Claim.Done(ANSWER, clock.instant(), RETENTION));
    assertThat(other.claim(request("a"))).isEqualTo(done);
    clock.advance(LEASE);
    assertThat(other.claim(request("a").withRetention(RETENTION.multipliedBy(9))))
        .isEqualTo(new Claim.Done(ANSWER, done.at(), RETENTION.minus(LEASE)));
  }

  @Test
  void anyAnswerThatIsAllowedComesBackAsItWas() {
    for (String text :
        List.of(
            "",
            " ",
            "\u0000\t\r\n'\"\\%_",
            "\uFFFF\uD800\uDC00",
            "x".repeat(StoredAnswer.MAX_BYTES),
            "\uD83D\uDE00".repeat(StoredAnswer.MAX_BYTES / 4))) {
      String key = "length-" + text.length();
      StoredAnswer answer = new StoredAnswer(text);
      store.complete(first(key), answer);
      isDone(other.claim(request(key)), answer);
    }
  }

  @Test
  void anotherPayloadIsRefusedAndChangesNothing() {
    Claim.Acquired first = first("a");
    assertThat(other.claim(otherPayload("a"))).isEqualTo(new Claim.PayloadMismatch(PAYLOAD));
    clock.advance(LEASE);
    assertThat(other.claim(otherPayload("a"))).isEqualTo(new Claim.PayloadMismatch(PAYLOAD));
    store.complete(first, ANSWER);
    assertThat(other.claim(otherPayload("a"))).isEqualTo(new Claim.PayloadMismatch(PAYLOAD));
    isDone(store.claim(request("a")), ANSWER);
  }
}
