package io.holdfast.contract;

import io.holdfast.idempotency.AnswerRecords;
import io.holdfast.idempotency.IdempotencyStore;
import io.holdfast.inventory.spi.InventoryStore;

/**
 * The wiring of {@link IdempotentCommandsContract} to a store that keeps idempotency records beside
 * the stock.
 *
 * <pre>{@code
 * class MemoryIdempotentCommandsTest extends IdempotentCommandsContract implements OnMemory {
 *   @Override
 *   public IdempotencyStore idempotency(InventoryStore store) {
 *     return ((InMemoryInventoryStore) store).idempotency();
 *   }
 *
 *   @Override
 *   public AnswerRecords answerRecords(InventoryStore store) {
 *     return ((InMemoryInventoryStore) store).answerRecords();
 *   }
 * }
 * }</pre>
 *
 * @since 0.1.0
 */
public interface IdempotentCommandsFixture extends StoreFixture {
  /**
   * Returns the idempotency store beside the stock of a store.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   */
  IdempotencyStore idempotency(InventoryStore store);

  /**
   * Returns the records of {@link #idempotency} for the transactions of commands.
   *
   * @param store the store that {@link #store} or {@link #reopen} has returned
   */
  AnswerRecords answerRecords(InventoryStore store);
}
