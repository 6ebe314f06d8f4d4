package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;

/**
 * Thrown by {@link Outcome#orElseThrow()} for a refusal, by callers who have no use for the result
 * as a value.
 */
public final class RefusedException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Creates the exception. */
  public RefusedException(Refusal refusal) {
    super(refusal.code() + ": " + refusal, null, false);
    this.refusal = refusal;
  }

  /** Why the command was refused. */
  public Refusal refusal() {
    return refusal;
  }
}
