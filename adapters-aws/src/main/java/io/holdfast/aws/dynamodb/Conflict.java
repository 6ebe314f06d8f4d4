package io.holdfast.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Conflicts that the store sees itself, as the service would tell them. */
final class Conflict {
  private Conflict() {}

  static TransactionConflictException changing() {
    return TransactionConflictException.builder().message("what is read keeps changing").build();
  }
}
