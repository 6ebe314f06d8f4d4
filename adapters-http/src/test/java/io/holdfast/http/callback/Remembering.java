package io.holdfast.http.callback;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.idempotency.StoredAnswer;
import java.time.Duration;
import java.util.function.Function;

/** An idempotency store that gives this answer to every claim. */
record Remembering(Function<ClaimRequest, Claim> says) implements IdempotencyStore {
  @Override
  public Claim claim(ClaimRequest request) {
    return says.apply(request);
  }

  @Override
  public Claim.Done complete(Claim.Acquired claim, StoredAnswer answer) {
    throw new AssertionError("nothing was claimed");
  }

  @Override
  public void abandon(Claim.Acquired claim) {
    throw new AssertionError("nothing was claimed");
  }

  @Override
  public Claim.Acquired extend(Claim.Acquired claim, Duration lease) {
    throw new AssertionError("nothing was claimed");
  }
}
