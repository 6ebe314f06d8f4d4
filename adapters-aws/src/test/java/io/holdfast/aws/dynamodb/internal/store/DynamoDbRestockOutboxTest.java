package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.TableItems;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.contract.Effort;
import io.holdfast.contract.RestockOutboxContract;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.restock.spi.Outbox;
import io.holdfast.restock.spi.RestockOutbox;
import java.time.InstantSource;
import java.util.List;

/** Runs the outbox contract on DynamoDB. */
class DynamoDbRestockOutboxTest extends RestockOutboxContract {
  @Override
  public RestockOutbox outbox(InstantSource clock) {
    return OnDynamoDb.options(OnDynamoDb.Shared.POLICED, clock).build().restockOutbox();
  }

  @Override
  public RestockOutbox reopen(Outbox<RestockRequest> outbox, InstantSource clock) {
    return outbox(clock);
  }

  @Override
  public void put(Outbox<RestockRequest> outbox, List<RestockRequest> requests) {
    DecidedMessages.put(
        requests, some -> new Changes(List.of(), List.of(), List.of(), List.of(), some));
  }

  @Override
  public boolean spoil(Outbox<RestockRequest> outbox, ShopId shop, MessageId id) {
    TableItems.set(
        OutboxKeys.RESTOCK_REQUESTS.message(shop, id), "supplier", Values.text("not an id"));
    return true;
  }

  @Override
  public Effort effort() {
    return OnDynamoDb.EFFORT;
  }
}
