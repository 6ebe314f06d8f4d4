package io.holdfast.aws.dynamodb.broken;

import io.holdfast.aws.dynamodb.faults.ForwardingClient;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Sends transactions under tokens that are not the store's. */
final class Tokens extends ForwardingClient {
  private final Function<TransactWriteItemsRequest, String> token;

  Tokens(DynamoDbClient inner, Function<TransactWriteItemsRequest, String> token) {
    super(inner);
    this.token = token;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return super.transactWriteItems(
        request.toBuilder().clientRequestToken(token.apply(request)).build());
  }
}
