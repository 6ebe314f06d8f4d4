package io.holdfast.contract;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.StoredAnswer;
import io.holdfast.idempotency.SweepableIdempotencyStore;
import java.time.Duration;

/** Forwards every call. Broken stores override some. */
class ForwardingIdempotencyStore implements SweepableIdempotencyStore {
  final SweepableIdempotencyStore real;

  ForwardingIdempotencyStore(SweepableIdempotencyStore real) {
    this.real = real;
  }

  @Override
  public Claim claim(ClaimRequest request) {
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

  @Override
  public int sweep(int limit) {
    return real.sweep(limit);
  }
}
