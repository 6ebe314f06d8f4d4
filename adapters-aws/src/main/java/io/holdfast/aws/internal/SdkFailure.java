package io.holdfast.aws.internal;

import io.holdfast.inventory.spi.support.Printable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The meaning of a failed call of the SDK. */
public enum SdkFailure {
  /**
   * The service cannot be reached, is slow or broken, or its answer was lost. A later attempt may
   * succeed.
   */
  PASSING,
  /** The service limits the rate of requests. */
  THROTTLED,
  /** The service refuses the request. */
  REFUSED;

  /** Error codes of expired credentials: they are renewed outside of the request. */
  private static final Set<String> CREDENTIALS_OVER =
      Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired");

  private static final Set<String> THROTTLING =
      Set.of(
          "Throttled",
          "KMSThrottling",
          "KmsThrottled",
          "KMS.ThrottlingException",
          "RequestThrottled",
          "OverLimit");

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int SERVER_ERROR = 500;
  private static final Duration MAX_RETRY_AFTER = Duration.ofDays(1);

  /**
   * Returns the meaning of an exception. A failure without an answer of the service is transient.
   */
  public static SdkFailure of(RuntimeException e) {
    if (!(e instanceof AwsServiceException service)) {
      return PASSING;
    }
    String code = code(service);
    if (service.isThrottlingException()
        || service.statusCode() == TOO_MANY_REQUESTS
        || THROTTLING.contains(code)) {
      return THROTTLED;
    }
    return service.statusCode() >= SERVER_ERROR
            || service.statusCode() == REQUEST_TIMEOUT
            || service.isClockSkewException()
            || CREDENTIALS_OVER.contains(code)
        ? PASSING
        : REFUSED;
  }

  /** Returns the service's error code; empty if there is none. */
  public static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  /**
   * Returns one line about an exception, without the content that it may quote.
   *
   * @param service the name of the service that was called
   * @param e the exception of the call
   */
  public static String describe(String service, Exception e) {
    if (e instanceof AwsServiceException it) {
      return service + " said " + Printable.of(code(it), 100) + ", status " + it.statusCode();
    }
    return service + " cannot be reached: " + e.getClass().getSimpleName();
  }

  /**
   * Returns the pause that the service asks for in {@code Retry-After}; empty if it does not give
   * seconds.
   */
  public static Optional<Duration> retryAfter(RuntimeException e) {
    if (e instanceof AwsServiceException it
        && it.awsErrorDetails() != null
        && it.awsErrorDetails().sdkHttpResponse() != null) {
      return it.awsErrorDetails()
          .sdkHttpResponse()
          .firstMatchingHeader("Retry-After")
          .filter(text -> text.matches("\\d{1,9}"))
          .map(text -> Duration.ofSeconds(Long.parseLong(text)))
          .map(time -> time.compareTo(MAX_RETRY_AFTER) > 0 ? MAX_RETRY_AFTER : time);
    }
    return Optional.empty();
  }
}
