package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.contract.Effort;
import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the outbox contract on DynamoDB. */
class DynamoDbRestockOutboxTest extends RestockOutboxContract {
  /** The number of requests at a time: a transaction has at most 100 items. */
  private static final int AT_ONCE = 30;

  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return DynamoDbInventoryStore.builder(OnDynamoDb.Shared.POLICED)
        .table(OnDynamoDb.TABLE)
        .clock(clock)
        .build()
        .restockOutbox();
  }

  @Override
  public RestockOutbox reopen(Outbox<RestockRequest> outbox, InstantSource clock) {
    return outbox(clock);
  }

  @Override
  public void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
    for (int from = 0; from < requests.size(); from += AT_ONCE) {
      List<RestockRequest> some = requests.subList(from, Math.min(requests.size(), from + AT_ONCE));
      Map<ShopId, List<RestockRequest>> shops =
          some.stream().collect(Collectors.groupingBy(request -> request.key().shop()));
      shops.forEach(DynamoDbRestockOutboxTest::put);
    }
  }

  private static void put(ShopId shop, List<RestockRequest> requests) {
    // A shop is put on the list of shops with its first level, which these requests do not have.
    OnDynamoDb.Shared.POLICED.updateItem(
        request -> request.tableName(OnDynamoDb.TABLE).key(Keys.shop(shop).toMap()));
    Changes changes = new Changes(List.of(), List.of(), List.of(), List.of(), requests);
    DynamoDbInventoryStore.builder(OnDynamoDb.Shared.POLICED)
        .table(OnDynamoDb.TABLE)
        .build()
        .decide(Footprint.of(shop).build(), snapshot -> new Verdict<>(true, changes));
  }

  @Override
  public boolean spoil(Outbox<RestockRequest> outbox, ShopId shop, MessageId id) {
    OnDynamoDb.Shared.CLIENT.updateItem(
        request ->
            request
                .tableName(OnDynamoDb.TABLE)
                .key(OutboxKeys.RESTOCK_REQUESTS.message(shop, id).toMap())
                .updateExpression("SET supplier = :bad")
                .expressionAttributeValues(Map.of(":bad", Values.text("not an id"))));
    return true;
  }

  @Override
  public Effort effort() {
    return OnDynamoDb.EFFORT;
  }
}
