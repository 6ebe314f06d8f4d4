package io.holdfast.inmemory;

import io.holdfast.contract.IdempotentCommandsContract;
import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.spi.InventoryStore;

/** Answers that are recorded with commands, in memory. */
class MemoryIdempotentCommandsTest extends IdempotentCommandsContract implements OnMemory {
  @Override
  public IdempotencyStore idempotency(InventoryStore store) {
    return ((InMemoryInventoryStore) store).idempotency();
  }

  @Override
  public AnswerRecords answerRecords(InventoryStore store) {
    return ((InMemoryInventoryStore) store).answerRecords();
  }
}
