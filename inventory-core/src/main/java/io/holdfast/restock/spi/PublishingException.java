package io.holdfast.restock.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A restock request was not accepted, or it is not known whether it was. */
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
   * The other side is away, slow or busy: the same request may be accepted later.
   *
   * @param reason what happened, without any secret or body of a message
   * @param cause what was thrown, if anything
   */
  public static PublishingException passing(String reason, @Nullable Throwable cause) {
    return new PublishingException(reason, true, null, cause);
  }

  /**
   * The other side has said when to come again.
   *
   * @param reason what happened, without any secret or body of a message
   * @param retryAfter not before
   */
  public static PublishingException passingAfter(String reason, Duration retryAfter) {
    return new PublishingException(reason, true, retryAfter, null);
  }

  /**
   * The other side will never accept this request as it is.
   *
   * @param reason what happened, without any secret or body of a message
   * @param cause what was thrown, if anything
   */
  public static PublishingException refused(String reason, @Nullable Throwable cause) {
    return new PublishingException(reason, false, null, cause);
  }

  /** Whether the same request may be accepted later. */
  public boolean isRetryable() {
    return retryable;
  }

  /** How long to wait before the next try; null if the other side has not said. */
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
