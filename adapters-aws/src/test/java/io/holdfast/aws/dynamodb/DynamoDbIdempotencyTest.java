package io.holdfast.aws.dynamodb;

import io.holdfast.contract.Effort;
import io.holdfast.contract.IdempotencyContract;
import io.holdfast.idempotency.IdempotencyStore;
import java.time.InstantSource;

/** Runs the idempotency contract on DynamoDB. */
class DynamoDbIdempotencyTest extends IdempotencyContract {
  @Override
  public IdempotencyStore store(InstantSource clock) {
    return DynamoDbInventoryStore.builder(OnDynamoDb.Shared.POLICED)
        .table(OnDynamoDb.TABLE)
        .clock(clock)
        .build()
        .idempotency();
  }

  @Override
  public IdempotencyStore reopen(IdempotencyStore store, InstantSource clock) {
    return store(clock);
  }

  @Override
  public Effort effort() {
    return Effort.REDUCED;
  }
}
