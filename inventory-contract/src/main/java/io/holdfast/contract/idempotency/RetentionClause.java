package io.holdfast.contract.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.holdfast.contract.Clause;
import io.holdfast.contract.internal.Crowd;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import io.holdfast.inventory.error.InvalidRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests that a key is forgotten after its retention, and not before. */
@Clause(value = 5, title = "retention")
public abstract class RetentionClause extends IdempotencyTests {
  /** A time before all times of the other tests, so that a sweep finds only these records. */
  private static final Instant LONG_AGO = Instant.parse("1990-01-01T00:00:00Z");

  @Test
  void whatIsDoneIsKeptToTheMicrosecond() {
    store.complete(first("a"), ANSWER);
    clock.advance(RETENTION.minus(MICRO));
    assertThat(other.claim(request("a")))
        .isEqualTo(new Claim.Done(ANSWER, clock.instant().minus(RETENTION).plus(MICRO), MICRO));
    assertThat(other.claim(otherPayload("a"))).isInstanceOf(Claim.PayloadMismatch.class);
    clock.advance(MICRO);
    isFirst(other.claim(otherPayload("a")));
  }

  @Test
  void whatWasLeftOpenIsKeptToTheMicrosecond() {
    first("a");
    clock.advance(LEASE.plus(RETENTION).minus(MICRO));
    assertThat(other.claim(otherPayload("a"))).isEqualTo(new Claim.PayloadMismatch(PAYLOAD));
    clock.advance(MICRO);
    isFirst(other.claim(otherPayload("a")));
  }

  @Test
  void eachClaimHasItsOwnRetention() {
    Duration century = Duration.ofDays(36_500);
    Claim first = store.claim(request("long").withRetention(century));
    store.complete(isFirst(first), ANSWER);
    store.complete(isFirst(store.claim(request("short").withRetention(LEASE))), ANSWER);
    clock.advance(LEASE);
    isFirst(store.claim(request("short")));
    clock.advance(century.minus(LEASE).minus(MICRO));
    isDone(other.claim(request("long")), ANSWER);
    clock.advance(MICRO);
    isFirst(other.claim(request("long")));
  }

  @Test
  void aSweepForgetsWhatIsOverAndNothingElse() {
    SweepableIdempotencyStore sweepable = sweepable();
    clock.set(LONG_AGO);
    first("open");
    store.complete(first("done"), ANSWER);
    store.complete(isFirst(store.claim(request("kept").withRetention(Duration.ofDays(1)))), ANSWER);
    clock.advance(RETENTION.minus(MICRO));
    assertThat(sweepable.sweep(10)).isZero();
    clock.advance(MICRO);
    assertThat(sweepable.sweep(10)).isEqualTo(1);
    clock.advance(LEASE);
    assertThat(sweepable.sweep(10)).isEqualTo(1);
    assertThat(sweepable.sweep(10)).isZero();
    isDone(other.claim(request("kept")), ANSWER);
    isFirst(other.claim(otherPayload("open")));
    isFirst(other.claim(otherPayload("done")));
    clock.advance(Duration.ofDays(2));
    assertThat(sweepable.sweep(10)).isEqualTo(3);
  }

  @Test
  void aSweepIsBounded() {
    SweepableIdempotencyStore sweepable = sweepable();
    clock.set(LONG_AGO);
    for (int i = 0; i < 5; i++) {
      first("many-" + i);
    }
    clock.advance(LEASE.plus(RETENTION));
    assertThat(List.of(sweepable.sweep(2), sweepable.sweep(2), sweepable.sweep(2)))
        .containsExactly(2, 2, 1);
    for (int limit : List.of(Integer.MIN_VALUE, 0, 10_001)) {
      assertThatExceptionOfType(InvalidRequestException.class)
          .isThrownBy(() -> sweepable.sweep(limit))
          .satisfies(e -> assertThat(e.field()).isEqualTo("limit"));
    }
  }

  @Test
  void aSweepForgetsNothingThatIsClaimedMeanwhile() {
    SweepableIdempotencyStore sweepable = sweepable();
    for (int i = 0; i < fixture.effort().repeats(); i++) {
      String key = "race-" + i;
      clock.set(LONG_AGO);
      first(key);
      clock.advance(LEASE.plus(RETENTION));
      List<Boolean> first =
          Crowd.of(
              4,
              thread ->
                  thread < 2
                      ? sweepable.sweep(10) < 0
                      : other.claim(request(key)) instanceof Claim.Acquired);
      assertThat(first).filteredOn(is -> is).hasSize(1);
      assertThat(store.claim(request(key))).isInstanceOf(Claim.InProgress.class);
    }
    clock.advance(LEASE.plus(RETENTION));
    assertThat(sweepable.sweep(10_000)).isEqualTo(fixture.effort().repeats());
  }

  private SweepableIdempotencyStore sweepable() {
    assumeTrue(store instanceof SweepableIdempotencyStore, "the store cleans up by itself");
    return (SweepableIdempotencyStore) store;
  }
}
