package io.holdfast.aws.dynamodb.internal.store;

import io.holdfast.aws.dynamodb.OnDynamoDb;
import io.holdfast.contract.Effort;
import io.holdfast.contract.IdempotencyContract;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

/** Runs the idempotency contract on DynamoDB. */
class DynamoDbIdempotencyStoreTest extends IdempotencyContract {
  @Override
  public IdempotencyStore store(InstantSource clock) {
    return OnDynamoDb.options(OnDynamoDb.Shared.POLICED, clock).build().idempotency();
  }

  @Override
  public IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
    return store(clock);
  }

  @Override
  public Effort effort() {
    return OnDynamoDb.EFFORT;
  }
}
