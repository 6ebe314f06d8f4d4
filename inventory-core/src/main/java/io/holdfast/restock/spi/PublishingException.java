package io.holdfast.restock.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a message was not accepted, or if it is not known whether it was accepted.
 *
 * @since 0.1.0
 */
public final class PublishingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;
  private final transient @Nullable Duration retryAfter;

  private PublishingException(
      String reason, boolean retryable, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(reason, cause);
    this.retryable = retryable;
    this.retryAfter = retryAfter;
  }

  /**
   * Creates a transient failure: the other side is unavailable, slow or busy, and may accept the
   * same request later.
   *
   * @param reason a description of the failure, without secrets and without message bodies
   * @param cause the exception that was thrown; null if there is none
   */
  public static PublishingException transientFailure(String reason, @Nullable Throwable cause) {
    return new PublishingException(reason, true, null, cause);
  }

  /**
   * Creates a transient failure for which the other side has specified when to retry.
   *
   * @param reason a description of the failure, without secrets and without message bodies
   * @param retryAfter the minimum time until the next attempt
   */
  public static PublishingException transientFailureAfter(String reason, Duration retryAfter) {
    return new PublishingException(reason, true, retryAfter, null);
  }

  /**
   * Creates a permanent failure: the other side will never accept this request as it is.
   *
   * @param reason a description of the failure, without secrets and without message bodies
   * @param cause the exception that was thrown; null if there is none
   */
  public static PublishingException permanentFailure(String reason, @Nullable Throwable cause) {
    return new PublishingException(reason, false, null, cause);
  }

  /** Returns whether the same request may be accepted later. */
  public boolean isRetryable() {
    return retryable;
  }

  /**
   * Returns the minimum time until the next attempt, or null if the other side has not specified
   * it.
   */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
