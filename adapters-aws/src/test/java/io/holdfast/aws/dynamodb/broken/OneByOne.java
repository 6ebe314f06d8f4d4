package io.holdfast.aws.dynamodb.broken;

import io.holdfast.aws.dynamodb.faults.ForwardingClient;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Writes the actions of a transaction as separate requests, one after another, each with its
 * condition, and stops at the first whose condition does not hold.
 */
final class OneByOne extends ForwardingClient {
  OneByOne(DynamoDbClient inner) {
    super(inner);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<CancellationReason> reasons = new ArrayList<>();
    for (TransactWriteItem action : request.transactItems()) {
      try {
        send(action);
      } catch (ConditionalCheckFailedException e) {
        reasons.add(
            CancellationReason.builder().code("ConditionalCheckFailed").item(e.item()).build());
        throw TransactionCanceledException.builder()
            .message(e.getMessage())
            .cancellationReasons(reasons)
            .numAttempts(1)
            .build();
      }
      reasons.add(CancellationReason.builder().code("None").build());
    }
    return TransactWriteItemsResponse.builder().build();
  }

  private void send(TransactWriteItem action) {
    if (action.put() != null) {
      inner().putItem(request(action.put()));
    } else if (action.update() != null) {
      inner().updateItem(request(action.update()));
    } else if (action.delete() != null) {
      inner().deleteItem(request(action.delete()));
    }
  }

  private static PutItemRequest request(Put it) {
    return PutItemRequest.builder()
        .tableName(it.tableName())
        .item(it.item())
        .conditionExpression(it.conditionExpression())
        .expressionAttributeNames(it.expressionAttributeNames())
        .expressionAttributeValues(it.expressionAttributeValues())
        .returnValuesOnConditionCheckFailure(it.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static UpdateItemRequest request(Update it) {
    return UpdateItemRequest.builder()
        .tableName(it.tableName())
        .key(it.key())
        .updateExpression(it.updateExpression())
        .conditionExpression(it.conditionExpression())
        .expressionAttributeNames(it.expressionAttributeNames())
        .expressionAttributeValues(it.expressionAttributeValues())
        .returnValuesOnConditionCheckFailure(it.returnValuesOnConditionCheckFailure())
        .build();
  }

  private static DeleteItemRequest request(Delete it) {
    return DeleteItemRequest.builder()
        .tableName(it.tableName())
        .key(it.key())
        .conditionExpression(it.conditionExpression())
        .expressionAttributeNames(it.expressionAttributeNames())
        .expressionAttributeValues(it.expressionAttributeValues())
        .returnValuesOnConditionCheckFailure(it.returnValuesOnConditionCheckFailure())
        .build();
  }
}
