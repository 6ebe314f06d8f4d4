package io.holdfast.aws.dynamodb.faults;

import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;

/**
 * Refuses every read that is not consistent. The emulator always returns the newest item, so only
 * the requests show whether a read is consistent. A transaction always reads consistently.
 */
public final class ConsistentReads implements ExecutionInterceptor {
  private final Set<String> seen = new ConcurrentSkipListSet<>();

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    SdkRequest request = context.request();
    if (request instanceof GetItemRequest it) {
      check("GetItem", it.consistentRead());
    } else if (request instanceof QueryRequest it) {
      check("Query", it.indexName() == null ? it.consistentRead() : Boolean.FALSE);
    } else if (request instanceof TransactGetItemsRequest) {
      check("TransactGetItems", true);
    } else if (request instanceof BatchGetItemRequest it) {
      boolean all =
          it.requestItems().values().stream()
              .allMatch(keys -> Boolean.TRUE.equals(keys.consistentRead()));
      check("BatchGetItem", all);
    } else if (request instanceof ScanRequest || request instanceof ExecuteStatementRequest) {
      check(request.getClass().getSimpleName(), false);
    }
  }

  private void check(String operation, Boolean consistent) {
    seen.add(operation);
    if (!Boolean.TRUE.equals(consistent)) {
      String message = "a read that is not consistent: " + operation;
      throw DynamoDbException.builder()
          .message(message)
          .statusCode(400)
          .awsErrorDetails(
              AwsErrorDetails.builder()
                  .errorCode("ValidationException")
                  .errorMessage(message)
                  .build())
          .build();
    }
  }

  /** Returns the operations that have read. */
  public Set<String> seen() {
    return seen;
  }
}
