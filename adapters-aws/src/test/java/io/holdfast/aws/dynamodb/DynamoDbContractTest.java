package io.holdfast.aws.dynamodb;

import io.holdfast.contract.IdempotentCommandsContract;
import io.holdfast.contract.InventoryContract;
import io.holdfast.contract.InventoryStoreContract;
import io.holdfast.contract.LinearizabilityContract;
import io.holdfast.contract.RandomScriptContract;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.spi.InventoryStore;
import org.junit.jupiter.api.Nested;

/** Runs the whole contract on DynamoDB. */
class DynamoDbContractTest {
  @Nested
  class Store extends InventoryStoreContract implements OnDynamoDb {}

  @Nested
  class Commands extends InventoryContract implements OnDynamoDb {}

  @Nested
  class Scripts extends RandomScriptContract implements OnDynamoDb {}

  @Nested
  class Histories extends LinearizabilityContract implements OnDynamoDb {}

  @Nested
  class CommandsOnce extends IdempotentCommandsContract implements OnDynamoDb {
    @Override
    public IdempotencyStore idempotency(InventoryStore store) {
      return ((DynamoDbInventoryStore) store).idempotency();
    }

    @Override
    public AnswerRecords answerRecords(InventoryStore store) {
      return ((DynamoDbInventoryStore) store).answerRecords();
    }
  }
}
