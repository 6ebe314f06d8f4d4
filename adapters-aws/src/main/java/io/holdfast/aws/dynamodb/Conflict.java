package io.holdfast.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Creates conflicts that the store detects itself, in the form of the service. */
final class Conflict {
  private Conflict() {}

  static TransactionConflictException changing() {
    return TransactionConflictException.builder().message("what is read keeps changing").build();
  }
}
