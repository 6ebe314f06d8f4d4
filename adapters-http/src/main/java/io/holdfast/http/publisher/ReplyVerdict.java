package io.holdfast.http.publisher;

import io.holdfast.restock.spi.PublishingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import javax.net.ssl.SSLException;
import org.apache.hc.core5.http.HttpException;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an answer, or a missing one, means. Content from the factory is never repeated in a
 * reason, and no exception that may contain it is passed on.
 */
final class ReplyVerdict {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;

  private ReplyVerdict() {}

  /**
   * Checks an answer.
   *
   * @param clock the clock of the host, which is read only if the request was not accepted
   * @param longestWait the longest wait that the factory can ask for
   * @throws PublishingException if the answer does not mean that the request was accepted
   */
  static void on(Reply reply, InstantSource clock, Duration longestWait) {
    int status = reply.status();
    if (status >= 200 && status < 300) {
      return;
    }
    String reason = "the factory answered " + status;
    if (status >= 300 && status < 400) {
      throw PublishingException.permanentFailure(reason + ", and redirects are not followed", null);
    }
    if (!isPassing(status)) {
      throw PublishingException.permanentFailure(reason, null);
    }
    Duration wait = RetryAfter.parse(reply.retryAfter(), clock.instant(), longestWait);
    throw wait == null
        ? PublishingException.transientFailure(reason, null)
        : PublishingException.transientFailureAfter(reason, wait);
  }

  private static boolean isPassing(int status) {
    return status >= 500
        || status == REQUEST_TIMEOUT
        || status == TOO_EARLY
        || status == TOO_MANY_REQUESTS;
  }

  /** Returns the exception for a call that ended without an answer. */
  static PublishingException on(@Nullable Throwable fault) {
    return PublishingException.transientFailure(reason(fault), null);
  }

  private static String reason(@Nullable Throwable fault) {
    if (fault instanceof CheckedResolver.ForbiddenAddressException) {
      return "the factory's name leads to an address that is not allowed";
    }
    if (fault instanceof UnknownHostException) {
      return "the factory's name has no address";
    }
    if (fault instanceof SocketTimeoutException) {
      return "the factory was too slow";
    }
    if (fault instanceof ConnectException) {
      return "no connection to the factory";
    }
    String kind = fault == null ? "" : ": " + fault.getClass().getSimpleName();
    if (fault instanceof SSLException) {
      return "no secure connection to the factory" + kind;
    }
    if (fault != null && fault.getCause() instanceof HttpException) {
      return "the factory's answer is not HTTP";
    }
    return fault instanceof IOException
        ? "the connection to the factory broke" + kind
        : "the request to the factory failed" + kind;
  }
}
