package io.holdfast.contract.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimLostException;
import io.holdfast.idempotency.IdempotentResult;
import io.holdfast.inventory.CommitRequest;
import io.holdfast.inventory.Refusal;
import io.holdfast.inventory.error.HostWriteException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.Reservation;
import org.junit.jupiter.api.Test;

/** Tests that an answer is recorded exactly when the command takes effect. */
public abstract class AnswerRecordCases extends AnswerRecordTests {
  @Test
  void aCommandRecordsItsAnswerForClaimsToo() {
    assertRan(sellOnce("k", "a"), false);
    assertThat(claims.claim(request("k")))
        .isEqualTo(new Claim.Done(answer("a"), clock.instant(), RETENTION));
    assertThat(claims.claim(otherPayload("k"))).isInstanceOf(Claim.PayloadMismatch.class);
    assertSold("a");
  }

  @Test
  void aRepetitionGetsTheFirstAnswerAndIsNotRun() {
    sellOnce("k", "a");
    clock.advance(RETENTION.minus(MICRO));
    assertThat(sellOnce("k", "b"))
        .isEqualTo(
            new IdempotentResult.Replied<Reservation>(
                new Claim.Done(answer("a"), clock.instant().minus(RETENTION).plus(MICRO), MICRO)));
    assertSold("a");
  }

  @Test
  void anAnswerOfTheOtherFormIsRepeatedToo() {
    claims.complete(acquired(request("k")), answer("earlier"));
    assertAnswered(sellOnce("k", "a"), "earlier");
    assertSold();
  }

  @Test
  void anotherPayloadIsNotRun() {
    sellOnce("k", "a");
    assertThat(once.run(otherPayload("k"), answer("b"), record -> sell("b", record)))
        .isEqualTo(
            new IdempotentResult.Replied<Reservation>(
                new Claim.PayloadMismatch(request("k").fingerprint())));
    assertSold("a");
  }

  @Test
  void aClaimInProgressIsRespected() {
    Claim.Acquired claim = acquired(request("k"));
    assertThat(sellOnce("k", "a"))
        .isEqualTo(new IdempotentResult.Replied<Reservation>(new Claim.InProgress(claim.until())));
    claims.complete(claim, answer("theirs"));
    assertAnswered(sellOnce("k", "a"), "theirs");
    assertSold();
  }

  @Test
  void anEndedLeaseIsTakenOver() {
    Claim.Acquired claim = acquired(request("k"));
    clock.advance(LEASE);
    assertThat(once.run(otherPayload("k"), answer("b"), record -> sell("b", record)))
        .isInstanceOf(IdempotentResult.Replied.class);
    assertRan(sellOnce("k", "a"), false);
    assertThatExceptionOfType(ClaimLostException.class)
        .isThrownBy(() -> claims.complete(claim, answer("late")));
    assertAnswered(sellOnce("k", "c"), "a");
    assertSold("a");
  }

  @Test
  void aKeyIsNewAgainAfterItsRetention() {
    sellOnce("k", "a");
    clock.advance(RETENTION);
    assertRan(once.run(otherPayload("k"), answer("b"), record -> sell("b", record)), false);
    assertThat(claims.claim(otherPayload("k")))
        .isEqualTo(new Claim.Done(answer("b"), clock.instant(), RETENTION));
    assertSold("a", "b");
  }

  @Test
  void aRefusalIsNotRemembered() {
    stock("few", 0);
    CommitRequest order = CommitRequest.of(shop, id("a"), Line.of("few", 1));
    IdempotentResult<Reservation> refused =
        once.run(request("k"), answer("a"), record -> inventory.alongside(record).commit(order));
    assertRefused(
        ((IdempotentResult.Ran<Reservation>) refused).outcome(), Refusal.InsufficientStock.class);
    assertRan(sellOnce("k", "b"), false);
    assertAnswered(sellOnce("k", "c"), "b");
  }

  @Test
  void aFailedRowRecordsNothing() {
    sellOnce("first", "a");
    assertThatThrownBy(
            () ->
                once.run(
                    request("k"),
                    answer("b"),
                    record ->
                        inventory
                            .alongside(record, orders.insert(shop, "a", "taken"))
                            .commit(CommitRequest.of(shop, id("b"), Line.of("cup", 1)))))
        .isInstanceOf(HostWriteException.class);
    assertSold("a");
    assertRan(sellOnce("k", "b"), false);
    assertSold("a", "b");
  }

  @Test
  void aReplayIsNotRecorded() {
    assertRan(sellOnce("first", "a"), false);
    assertRan(sellOnce("second", "a"), true);
    acquired(otherPayload("second"));
    assertSold("a");
  }

  @Test
  void everyKeyIsSeparate() {
    assertRan(sellOnce("k", "a"), false);
    assertRan(sellOnce("K", "b"), false);
    assertAnswered(sellOnce("k", "c"), "a");
    assertAnswered(sellOnce("K", "c"), "b");
    assertSold("a", "b");
  }
}
