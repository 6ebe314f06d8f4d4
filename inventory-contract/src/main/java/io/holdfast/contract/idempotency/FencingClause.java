package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a lost claim has no effect any more. */
@Clause(value = 4, title = "fencing")
public abstract class FencingClause extends IdempotencyTests {
  @Test
  void whoWasTakenOverCanDoNothingMore() {
    Claim.Acquired lost = first("a");
    clock.advance(LEASE);
    Claim.Acquired next = isFirst(other.claim(request("a")));
    assertLost(lost);
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(next.until()));
    other.complete(next, ANSWER);
    assertLost(lost);
    isDone(store.claim(request("a")), ANSWER);
  }

  @Test
  void aKeyThatIsNewAgainIsNotThatOfTheFirstClaim() {
    Claim.Acquired abandoned = first("a");
    store.abandon(abandoned);
    assertLost(abandoned);
    Claim.Acquired next = isFirst(other.claim(request("a")));
    assertLost(abandoned);
    other.complete(next, ANSWER);
    clock.advance(RETENTION);
    Claim.Acquired third = first("a");
    assertLost(abandoned);
    assertThat(store.claim(request("a"))).isEqualTo(new Claim.InProgress(third.until()));
  }

  @Test
  void anEndedLeaseThatNobodyHasTakenOverDoesNoHarm() {
    Claim.Acquired late = first("a");
    Claim.Acquired later = first("b");
    clock.advance(LEASE.plus(RETENTION).minus(MICRO));
    isDone(store.complete(late, ANSWER), ANSWER);
    isDone(other.claim(request("a")), ANSWER);
    isDone(store.complete(store.extend(later, LEASE), ANSWER), ANSWER);
  }

  @Test
  void aClaimThatIsForgottenIsLost() {
    Claim.Acquired forgotten = first("a");
    clock.advance(LEASE.plus(RETENTION));
    assertLost(forgotten);
    isFirst(other.claim(request("a")));
  }

  @Test
  void completingAgainWithTheSameAnswerChangesNothing() {
    Claim.Acquired first = first("a");
    Claim.Done done = store.complete(first, ANSWER);
    clock.advance(LEASE);
    assertThat(other.complete(first, ANSWER))
        .isEqualTo(new Claim.Done(ANSWER, done.at(), RETENTION.minus(LEASE)));
    assertThatIllegalStateException()
        .isThrownBy(() -> store.complete(first, new StoredAnswer("another")))
        .withMessageStartingWith("answer: another one is recorded");
    isDone(other.claim(request("a")), ANSWER);
  }

  @Test
  void oneOfTwoWhoCompleteWins() {
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      String key = "both-" + i;
      Claim.Acquired slow = first(key);
      clock.advance(LEASE);
      List<String> answers =
          Crowd.of(
              2,
              thread ->
                  thread == 0
                      ? completed(store, slow, "slow")
                      : completed(other, other.claim(request(key)), "fast"));
      assertThat(answers).filteredOn(answer -> !answer.isEmpty()).hasSize(1);
      isDone(store.claim(request(key)), new StoredAnswer(String.join("", answers)));
    }
  }

  /** Returns the recorded answer, if it is the given one. */
  private static String completed(IdempotencyStore by, Claim claim, String answer) {
    try {
      return claim.fold(
          first -> by.complete(first, new StoredAnswer(answer)).answer().text(), reply -> "");
    } catch (ClaimLostException e) {
      return "";
    }
  }
}
