package io.holdfast.aws.dynamodb.broken;

import io.holdfast.aws.dynamodb.faults.ForwardingClient;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;

/** Reads the items of a transaction one after another, each consistently. */
final class TornReads extends ForwardingClient {
  TornReads(DynamoDbClient inner) {
    super(inner);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    List<ItemResponse> items = new ArrayList<>();
    for (TransactGetItem each : request.transactItems()) {
      GetItemResponse found =
          getItem(
              get ->
                  get.tableName(each.get().tableName()).key(each.get().key()).consistentRead(true));
      items.add(ItemResponse.builder().item(found.item()).build());
    }
    return TransactGetItemsResponse.builder().responses(items).build();
  }
}
