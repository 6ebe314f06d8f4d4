package io.holdfast.caffeine;

import io.holdfast.idempotency.Answer;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.Duration;

/** Counts the claims that reach a store. */
final class CountingStore implements IdempotencyStore {
  private final IdempotencyStore real;
  private int claims;

  CountingStore(IdempotencyStore real) {
    this.real = real;
  }

  IdempotencyStore real() {
    return real;
  }

  int claims() {
    return claims;
  }

  @Override
  public Claim claim(ClaimRequest request) {
    claims++;
    return real.claim(request);
  }

  @Override
  public Claim.Done complete(Claim.First claim, Answer answer) {
    return real.complete(claim, answer);
  }

  @Override
  public void abandon(Claim.First claim) {
    real.abandon(claim);
  }

  @Override
  public Claim.First extend(Claim.First claim, Duration lease) {
    return real.extend(claim, lease);
  }
}
