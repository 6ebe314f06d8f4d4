package io.holdfast.caffeine;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
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
  public Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
    return real.complete(claim, answer);
  }

  @Override
  public void abandon(Claim.Acquired claim) {
    real.abandon(claim);
  }

  @Override
  public Claim.Acquired extend(Claim.Acquired claim, Duration lease) {
    return real.extend(claim, lease);
  }
}
