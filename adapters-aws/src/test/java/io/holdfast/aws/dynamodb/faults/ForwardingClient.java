package io.holdfast.aws.dynamodb.faults;

import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Forwards the operations that the store uses, and no other. */
public class ForwardingClient implements DynamoDbClient {
  private final DynamoDbClient inner;

  /** Creates a client that forwards to another one. */
  public ForwardingClient(DynamoDbClient inner) {
    this.inner = inner;
  }

  /** Returns the other client. */
  public final DynamoDbClient inner() {
    return inner;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return inner.transactWriteItems(request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return inner.transactGetItems(request);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return inner.getItem(request);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return inner.batchGetItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return inner.query(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return inner.updateItem(request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return inner.describeTable(request);
  }

  @Override
  public String serviceName() {
    return inner.serviceName();
  }

  /** Closes nothing: others use the client. */
  @Override
  public void close() {}
}
