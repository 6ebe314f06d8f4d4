package io.holdfast.idempotency;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.IdempotencyKey;

/**
 * Thrown if a claim no longer belongs to its owner: its lease ended and another claim took the key
 * over, it was abandoned, or its retention has passed and the key is new again. It is guaranteed
 * that nothing was recorded. The operation may run twice, so its effects must tolerate that.
 *
 * @since 0.1.0
 */
public final class ClaimLostException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient IdempotencyKey key;

  /**
   * Creates the fault.
   *
   * @param key the key that was claimed
   */
  public ClaimLostException(IdempotencyKey key) {
    super("the claim of " + key + " has ended; its answer was not recorded", null, false);
    this.key = key;
  }

  /** Returns the key that was claimed. */
  public IdempotencyKey key() {
    return key;
  }
}
