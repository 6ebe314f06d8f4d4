package io.holdfast.idempotency;

import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored record of a key. A key that is new has no record.
 *
 * @param key the key
 * @param fingerprint the fingerprint of its payload
 * @param token the token of the claim that the record belongs to; no two claims have the same token
 * @param leasedUntil the time from which that claim may be taken over, unless it is done
 * @param retention the time for which the record is kept after {@code doneAt}, or after {@code
 *     leasedUntil} while it is in progress
 * @param answer the answer; null while it is in progress
 * @param doneAt the time at which the answer was recorded; null while it is in progress
 * @since 0.1.0
 */
public record IdempotencyRecord(
    IdempotencyKey key,
    Fingerprint fingerprint,
    String token,
    Instant leasedUntil,
    Duration retention,
    @Nullable StoredAnswer answer,
    @Nullable Instant doneAt) {
  /** The maximum length of a token, in characters. */
  public static final int MAX_TOKEN_LENGTH = 36;

  /**
   * Checks that no required component is missing, and that the record is either in progress or
   * done.
   *
   * @throws IllegalArgumentException if the token does not have 1 to {@value #MAX_TOKEN_LENGTH}
   *     characters, or only one of {@code answer} and {@code doneAt} is null
   */
  public IdempotencyRecord {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(fingerprint, "fingerprint");
    Objects.requireNonNull(token, "token");
    if (token.isEmpty() || token.length() > MAX_TOKEN_LENGTH) {
      throw new IllegalArgumentException(
          "token: must have 1 to " + MAX_TOKEN_LENGTH + " characters");
    }
    Objects.requireNonNull(leasedUntil, "leasedUntil");
    Objects.requireNonNull(retention, "retention");
    if ((answer == null) != (doneAt == null)) {
      throw new IllegalArgumentException("answer and doneAt: must both be null or both be set");
    }
  }

  /** Returns the time from which the key is new again. A store may delete the record then. */
  public Instant expiresAt() {
    return (doneAt == null ? leasedUntil : doneAt).plus(retention);
  }

  /** Returns the same record with the answer, recorded now. */
  IdempotencyRecord answered(StoredAnswer answer, Instant now) {
    return new IdempotencyRecord(key, fingerprint, token, leasedUntil, retention, answer, now);
  }

  /** Returns the same record with another end of its lease. */
  IdempotencyRecord leasedUntil(Instant end) {
    return new IdempotencyRecord(key, fingerprint, token, end, retention, answer, doneAt);
  }
}
