package io.holdfast.aws.dynamodb.internal.request;

import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Creates conflicts that the store detects itself, in the form of the service. */
public final class Conflict {
  private Conflict() {}

  public static TransactionConflictException changing() {
    return TransactionConflictException.builder().message("what is read keeps changing").build();
  }
}
