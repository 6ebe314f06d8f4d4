package io.holdfast.aws.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What it means that a call of the SDK has failed. */
public enum SdkFailure {
  /** The service is away, slow or broken, or its answer was lost: it may be better later. */
  PASSING,
  /** The service wants to be asked less often. */
  THROTTLED,
  /** The service does not take the request as it is. */
  REFUSED;

  /** What the client does about these, or what has to be done, happens outside of the request. */
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

  /** What an exception of a call means: anything that is no answer of the service may pass. */
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

  /** What the service calls the failure. */
  public static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  /**
   * One line about an exception, without what it may quote.
   *
   * @param service that was called
   */
  public static String describe(String service, RuntimeException e) {
    if (e instanceof AwsServiceException it) {
      return service + " said " + Printable.of(code(it), 100) + ", status " + it.statusCode();
    }
    return service + " cannot be reached: " + e.getClass().getSimpleName();
  }

  /** When the service wants to be asked again, if it has said so in seconds. */
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
