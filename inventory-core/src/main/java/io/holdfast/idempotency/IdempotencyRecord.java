package io.holdfast.idempotency;

import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a store keeps of a key. There is no record of a key that is new.
 *
 * @param key the key
 * @param fingerprint of the payload it stands for
 * @param token of the claim that it belongs to; no two claims ever have the same
 * @param leasedUntil when that claim may be taken over, unless it is done
 * @param retention how long it is kept after that, or after it was done
 * @param answer null while it is in progress
 * @param doneAt null while it is in progress
 */
public record IdempotencyRecord(
    IdempotencyKey key,
    Fingerprint fingerprint,
    String token,
    Instant leasedUntil,
    Duration retention,
    @Nullable Answer answer,
    @Nullable Instant doneAt) {
  /** Longest token, in characters. */
  public static final int MAX_TOKEN_LENGTH = 36;

  /** Checks that it is in progress or done, and not half of each. */
  public IdempotencyRecord {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(token, "token");
    Objects.requireNonNull(leasedUntil, "leasedUntil");
    Objects.requireNonNull(retention, "retention");
    if ((answer == null) != (doneAt == null)) {
      throw new IllegalArgumentException("answer and doneAt: both or none");
    }
  }

  /** From when on the key is new again. A store may delete the record then. */
  public Instant expiresAt() {
    return (doneAt == null ? leasedUntil : doneAt).plus(retention);
  }
}
