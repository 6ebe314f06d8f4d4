package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.DynamoDbInventoryStore;
import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.internal.key.Keys;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.contract.Effort;
import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.inventory.spi.Footprint;
import io.holdfast.inventory.spi.Verdict;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs the contract of the outbox of expired holds on DynamoDB. */
class DynamoDbExpiredHoldOutboxTest extends ExpiredHoldOutboxContract {
  /** The number of holds at a time: a transaction has at most 100 items. */
  private static final int AT_ONCE = 30;

  @Override
  public ExpiredHoldOutbox outbox(InstantSource clock) {
    return DynamoDbInventoryStore.builder(OnDynamoDb.Shared.POLICED)
        .table(OnDynamoDb.TABLE)
        .clock(clock)
        .build()
        .expiredHoldOutbox();
  }

  @Override
  public ExpiredHoldOutbox reopen(Outbox<ExpiredHold> outbox, InstantSource clock) {
    return outbox(clock);
  }

  @Override
  public void put(Outbox<ExpiredHold> outbox, List<ExpiredHold> holds) {
    for (int from = 0; from < holds.size(); from += AT_ONCE) {
      List<ExpiredHold> some = holds.subList(from, Math.min(holds.size(), from + AT_ONCE));
      Map<ShopId, List<ExpiredHold>> shops =
          some.stream().collect(Collectors.groupingBy(ExpiredHold::shop));
      shops.forEach(DynamoDbExpiredHoldOutboxTest::put);
    }
  }

  private static void put(ShopId shop, List<ExpiredHold> holds) {
    // A shop is put on the list of shops with its first level, which these holds do not have.
    OnDynamoDb.Shared.POLICED.updateItem(
        request -> request.tableName(OnDynamoDb.TABLE).key(Keys.shop(shop).toMap()));
    Changes changes = Changes.onlyExpiredHolds(holds);
    DynamoDbInventoryStore.builder(OnDynamoDb.Shared.POLICED)
        .table(OnDynamoDb.TABLE)
        .build()
        .decide(Footprint.of(shop).build(), snapshot -> new Verdict<>(true, changes));
  }

  @Override
  public boolean spoil(Outbox<ExpiredHold> outbox, ShopId shop, MessageId id) {
    OnDynamoDb.Shared.CLIENT.updateItem(
        request ->
            request
                .tableName(OnDynamoDb.TABLE)
                .key(OutboxKeys.EXPIRED_HOLDS.message(shop, id).toMap())
                .updateExpression("SET content = :bad")
                .expressionAttributeValues(Map.of(":bad", Values.text("no lines"))));
    return true;
  }

  @Override
  public Effort effort() {
    return OnDynamoDb.EFFORT;
  }
}
