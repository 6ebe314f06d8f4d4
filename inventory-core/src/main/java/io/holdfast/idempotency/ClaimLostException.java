package io.holdfast.idempotency;

import io.holdfast.inventory.error.InventoryException;
import io.holdfast.inventory.model.IdempotencyKey;

/**
 * A claim is no longer its owner's: its lease ended and somebody else has claimed the key, or it
 * was abandoned, or so much time has passed that the key is new again. Nothing was recorded. What
 * the operation has done may be done twice, so its effects must bear that.
 */
public final class ClaimLostException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient IdempotencyKey key;

  /**
   * Creates the fault.
   *
   * @param key what had been claimed
   */
  public ClaimLostException(IdempotencyKey key) {
    super("the claim of " + key + " has ended; its answer was not recorded", null, false);
    this.key = key;
  }

  /** What had been claimed. */
  public IdempotencyKey key() {
    return key;
  }
}
