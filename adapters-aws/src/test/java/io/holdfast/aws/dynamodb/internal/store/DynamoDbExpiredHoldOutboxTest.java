package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.aws.dynamodb.TableItems;
import io.holdfast.aws.dynamodb.internal.key.OutboxKeys;
import io.holdfast.aws.dynamodb.internal.key.Values;
import io.holdfast.contract.Effort;
import io.holdfast.contract.ExpiredHoldOutboxContract;
import io.holdfast.inventory.model.ExpiredHold;
import io.holdfast.inventory.model.MessageId;
import io.holdfast.inventory.model.ShopId;
import io.holdfast.inventory.spi.Changes;
import io.holdfast.restock.spi.ExpiredHoldOutbox;
import io.holdfast.restock.spi.Outbox;
import java.time.InstantSource;
import java.util.List;

/** Runs the contract of the outbox of expired holds on DynamoDB. */
class DynamoDbExpiredHoldOutboxTest extends ExpiredHoldOutboxContract {
  @Override
  public ExpiredHoldOutbox outbox(InstantSource clock) {
    return OnDynamoDb.options(OnDynamoDb.Shared.POLICED, clock).build().expiredHoldOutbox();
  }

  @Override
  public ExpiredHoldOutbox reopen(Outbox<ExpiredHold> outbox, InstantSource clock) {
    return outbox(clock);
  }

  @Override
  public void put(Outbox<ExpiredHold> outbox, List<ExpiredHold> holds) {
    DecidedMessages.put(holds, Changes::onlyExpiredHolds);
  }

  @Override
  public boolean spoil(Outbox<ExpiredHold> outbox, ShopId shop, MessageId id) {
    TableItems.set(OutboxKeys.EXPIRED_HOLDS.message(shop, id), "content", Values.text("no lines"));
    return true;
  }

  @Override
  public Effort effort() {
    return OnDynamoDb.EFFORT;
  }
}
