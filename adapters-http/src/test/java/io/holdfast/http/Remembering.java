package io.holdfast.http;

import io.holdfast.idempotency.Answer;
import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.Duration;
import java.util.function.Function;

/** An idempotency store that gives this answer to every claim. */
record Remembering(Function<ClaimRequest, Claim> says) implements IdempotencyStore {
  @Override
  public Claim claim(ClaimRequest request) {
    return says.apply(request);
  }

  @Override
  public Claim.Done complete(Claim.First claim, Answer answer) {
    throw new AssertionError("nothing was claimed");
  }

  @Override
  public void abandon(Claim.First claim) {
    throw new AssertionError("nothing was claimed");
  }

  @Override
  public Claim.First extend(Claim.First claim, Duration lease) {
    throw new AssertionError("nothing was claimed");
  }
}
