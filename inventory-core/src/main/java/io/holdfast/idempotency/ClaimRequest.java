package io.holdfast.idempotency;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Fingerprint;
import io.holdfast.inventory.model.IdempotencyKey;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * A request to claim an operation: to find out whether the caller may run it now. Immutable.
 *
 * @param key the key of the operation
 * @param fingerprint the fingerprint of its payload
 * @param lease the time that the owner of the claim has before another claim may take it over, 1 ms
 *     to 1 day
 * @param retention the time for which the answer is kept, 1 second to 36,500 days
 * @since 0.1.0
 */
public record ClaimRequest(
    IdempotencyKey key, Fingerprint fingerprint, Duration lease, Duration retention) {
  /** The default lease: 30 seconds. */
  public static final Duration DEFAULT_LEASE = Duration.ofSeconds(30);

  /** The default retention: 5 minutes. */
  public static final Duration DEFAULT_RETENTION = Duration.ofMinutes(5);

  private static final Duration SHORTEST_LEASE = Duration.ofMillis(1);
  private static final Duration LONGEST_LEASE = Duration.ofDays(1);
  private static final Duration SHORTEST_RETENTION = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(36_500);

  /**
   * Checks the ranges. Fractions of a microsecond are cut off.
   *
   * @throws InvalidRequestException if a component is missing or out of range
   */
  public ClaimRequest {
    Checks.required("key", key);
    Checks.required("fingerprint", fingerprint);
    lease = checkedLease(lease);
    retention =
        Checks.between("retention", SHORTEST_RETENTION, LONGEST_RETENTION, retention)
            .truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Creates a request with the default lease of 30 seconds and the default retention of 5 minutes.
   *
   * @throws InvalidRequestException if a component is missing
   */
  public static ClaimRequest of(IdempotencyKey key, Fingerprint fingerprint) {
    return new ClaimRequest(key, fingerprint, DEFAULT_LEASE, DEFAULT_RETENTION);
  }

  /** Returns the same request with another {@link #lease}. */
  public ClaimRequest withLease(Duration lease) {
    return new ClaimRequest(key, fingerprint, lease, retention);
  }

  /** Returns the same request with another {@link #retention}. */
  public ClaimRequest withRetention(Duration retention) {
    return new ClaimRequest(key, fingerprint, lease, retention);
  }

  /** Returns the lease without fractions of a microsecond, or refuses it. */
  static Duration checkedLease(Duration lease) {
    return Checks.between("lease", SHORTEST_LEASE, LONGEST_LEASE, lease)
        .truncatedTo(ChronoUnit.MICROS);
  }
}
