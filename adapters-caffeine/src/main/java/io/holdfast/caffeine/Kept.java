package io.holdfast.caffeine;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.inventory.model.Fingerprint;
import java.time.Duration;

/**
 * An answer as the store has told it.
 *
 * @param fingerprint of the payload that it is the answer to
 * @param told what the store has said
 * @param at when it was asked, by the stopwatch
 * @param longest how long the stopwatch may be relied on
 */
record Kept(Fingerprint fingerprint, Claim.Done told, Duration at, Duration longest) {
  boolean answers(ClaimRequest request, Duration now) {
    Duration passed = now.minus(at);
    return request.fingerprint().equals(fingerprint)
        && passed.compareTo(told.left()) < 0
        && passed.compareTo(longest) < 0;
  }

  Claim.Done done(Duration now) {
    return new Claim.Done(told.answer(), told.at(), told.left().minus(now.minus(at)));
  }
}
