package io.holdfast.aws.dynamodb;

import io.holdfast.aws.internal.SdkFailure;
import io.holdfast.inventory.error.ConfigurationException;
import io.holdfast.inventory.error.InvariantViolationException;
import io.holdfast.inventory.error.InventoryException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** What a failure of the SDK means for who has asked. */
enum Fault {
  /** Another transaction was in the way. */
  CONFLICT,
  /** More was asked than the table or the account may take now. */
  THROTTLED,
  /** The service could not be reached, or was broken, or its answer was lost. */
  UNAVAILABLE,
  /** The table, the credentials or the permissions are not what they must be. */
  CONFIGURATION,
  /** The service does not take what was sent, now or later. */
  REJECTED;

  private static final Set<String> OF_CONFIGURATION =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "UnrecognizedClientException");

  static Fault of(SdkException e) {
    if (!(e instanceof AwsServiceException service)) {
      return UNAVAILABLE;
    }
    if (e instanceof TransactionConflictException || e instanceof TransactionInProgressException) {
      return CONFLICT;
    }
    if (e instanceof TransactionCanceledException cancelled) {
      return of(cancelled);
    }
    if (service.isThrottlingException()) {
      return THROTTLED;
    }
    if (service.statusCode() >= 500) {
      return UNAVAILABLE;
    }
    return e instanceof ResourceNotFoundException || OF_CONFIGURATION.contains(code(service))
        ? CONFIGURATION
        : REJECTED;
  }

  /** Of a cancelled transaction the reason that matters most. */
  private static Fault of(TransactionCanceledException e) {
    Fault fault = CONFLICT;
    for (var reason : e.cancellationReasons()) {
      switch (String.valueOf(reason.code())) {
        case "null", "None", "ConditionalCheckFailed", "TransactionConflict" -> {}
        case "ThrottlingError", "ProvisionedThroughputExceeded" -> fault = THROTTLED;
        case "AccessDenied" -> {
          return CONFIGURATION;
        }
        default -> {
          return REJECTED;
        }
      }
    }
    return fault;
  }

  private static String code(AwsServiceException e) {
    return e.awsErrorDetails() == null ? "" : String.valueOf(e.awsErrorDetails().errorCode());
  }

  /**
   * Whether a request that failed so may have reached the service, or an earlier attempt of the
   * SDK's own at the same request may have.
   */
  static boolean mayHaveArrived(SdkException e) {
    Integer attempts = e.numAttempts();
    if (attempts == null || attempts > 1) {
      return true;
    }
    if (e instanceof AwsServiceException service) {
      return service.statusCode() >= 500 || e instanceof TransactionInProgressException;
    }
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof UnknownHostException) {
        return false;
      }
    }
    return true;
  }

  /** What to say where trying again is of no use. */
  static InventoryException hopeless(Fault fault, Object what, SdkException cause) {
    String message = SdkFailure.describe("DynamoDB", cause) + "; nothing was done for " + what;
    return fault == CONFIGURATION
        ? new ConfigurationException(message, cause)
        : new InvariantViolationException(message, cause);
  }
}
