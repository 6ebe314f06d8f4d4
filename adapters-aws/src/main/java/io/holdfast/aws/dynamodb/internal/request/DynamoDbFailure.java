package io.holdfast.aws.dynamodb.internal.request;

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

/** The meaning of a failure of the SDK for the caller. */
public enum DynamoDbFailure {
  /** Another transaction was in progress on the same items. */
  CONFLICT,
  /** The requests exceed what the table or the account allows now. */
  THROTTLED,
  /** The service could not be reached, or was broken, or its answer was lost. */
  UNAVAILABLE,
  /** The table, the credentials or the permissions are wrong. */
  CONFIGURATION,
  /** The service refuses the request, now and later. */
  REJECTED;

  private static final Set<String> OF_CONFIGURATION =
      Set.of(
          "AccessDeniedException",
          "ExpiredTokenException",
          "IncompleteSignatureException",
          "InvalidSignatureException",
          "MissingAuthenticationTokenException",
          "UnrecognizedClientException");

  public static DynamoDbFailure of(SdkException e) {
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
    return e instanceof ResourceNotFoundException
            || OF_CONFIGURATION.contains(SdkFailure.code(service))
        ? CONFIGURATION
        : REJECTED;
  }

  /** Returns the most important reason of a cancelled transaction. */
  private static DynamoDbFailure of(TransactionCanceledException e) {
    DynamoDbFailure fault = CONFLICT;
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

  /** Returns whether a permission is missing, perhaps for one table of several. */
  static boolean isDenied(SdkException e) {
    return e instanceof AwsServiceException it
        && SdkFailure.code(it).equals("AccessDeniedException");
  }

  /**
   * Returns whether a request with this failure, or an earlier attempt of the SDK at the same
   * request, may have reached the service.
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

  /** Returns the exception for a failure that no retry can correct. */
  static InventoryException hopeless(DynamoDbFailure fault, Object what, SdkException cause) {
    String message = SdkFailure.describe("DynamoDB", cause) + "; nothing was done for " + what;
    return fault == CONFIGURATION
        ? new ConfigurationException(message, cause)
        : new InvariantViolationException(message, cause);
  }
}
