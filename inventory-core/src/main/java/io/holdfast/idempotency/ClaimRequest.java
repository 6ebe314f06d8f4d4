package io.holdfast.idempotency;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;

/**
 * Asks whether an operation is to be done now, by whoever asks. Immutable.
 *
 * @param key what the operation is known by
 * @param fingerprint of its payload
 * @param lease how long whoever is first may take before somebody else may try: 1 ms to 1 day
 * @param retention how long the answer is kept: 1 second to 36,500 days
 */
public record ClaimRequest(
    IdempotencyKey key, Fingerprint fingerprint, Duration lease, Duration retention) {
  /** 30 seconds, if nothing else is said. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

  /** 5 minutes, if nothing else is said. */
  public static final Duration DEFAULT_RETENTION = Duration.ofMinutes(5);

  /**
   * Checks the ranges. What is finer than a microsecond is cut off.
   *
   * @throws InvalidRequestException if a field is missing or out of range
   */
  public ClaimRequest {
    required("key", key);
    required("fingerprint", fingerprint);
    lease = Durations.lease(lease);
    retention = Durations.retention(retention);
  }

  /**
   * With a lease of 30 seconds, and an answer kept for 300 seconds.
   *
   * @throws InvalidRequestException if a field is missing
   */
  public static ClaimRequest of(IdempotencyKey key, Fingerprint fingerprint) {
    return new ClaimRequest(key, fingerprint, DEFAULT_LEASE, DEFAULT_RETENTION);
  }

  /** The same with another {@link #lease}. */
  public ClaimRequest withLease(Duration longest) {
    return new ClaimRequest(key, fingerprint, longest, retention);
  }

  /** The same with another {@link #retention}. */
  public ClaimRequest withRetention(Duration time) {
    return new ClaimRequest(key, fingerprint, lease, time);
  }

  private static void required(String field, Object value) {
    if (value == null) {
      throw new InvalidRequestException(field, "required");
    }
  }
}
