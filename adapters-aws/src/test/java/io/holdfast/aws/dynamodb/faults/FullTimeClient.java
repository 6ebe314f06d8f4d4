package io.holdfast.aws.dynamodb.faults;

import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/** Waits longer for the answer to a write than the request says. */
public final class FullTimeClient extends ForwardingClient {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Creates a client that sends its requests with another one. */
  public FullTimeClient(DynamoDbClient inner) {
    super(inner);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return super.transactWriteItems(
        request.toBuilder()
            .overrideConfiguration(
                request.overrideConfiguration().orElseThrow().toBuilder()
                    .apiCallTimeout(PATIENCE)
                    .build())
            .build());
  }
}
