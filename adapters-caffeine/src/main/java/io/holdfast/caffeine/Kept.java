package io.holdfast.caffeine;

import io.holdfast.idempotency.Claim;
import io.holdfast.idempotency.ClaimRequest;
import io.holdfast.inventory.model.Fingerprint;
import java.time.Duration;

/**
 * A cached answer of the store.
 *
 * @param fingerprint the fingerprint of the payload that the answer belongs to
 * @param told the reply of the store
 * @param at the moment at which the store was asked
 */
record Kept(Fingerprint fingerprint, Claim.Done told, Moment at) {
  /** The maximum age: after a restore, the store may no longer have the operation. */
  static final Duration MAX_AGE = Duration.ofMinutes(1);

  boolean answers(ClaimRequest request, Moment now) {
    Duration passed = passed(now);
    return request.fingerprint().equals(fingerprint)
        // Negative: the call that kept it began after this one.
        && !passed.isNegative()
        && passed.compareTo(told.remaining()) < 0
        && passed.compareTo(MAX_AGE) < 0;
  }

  Claim.Done done(Moment now) {
    return new Claim.Done(told.answer(), told.at(), told.remaining().minus(passed(now)));
  }

  private Duration passed(Moment now) {
    return Duration.ofNanos(now.nanosSince(at));
  }
}
