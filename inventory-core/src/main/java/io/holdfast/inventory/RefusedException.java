package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;

/**
 * Thrown by {@link Outcome#orElseThrow()} if the command was refused.
 *
 * @since 0.1.0
 */
public final class RefusedException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Creates the exception of a refusal. */
  public RefusedException(Refusal refusal) {
    super(refusal.code() + ": " + refusal.message(), null, false);
    this.refusal = refusal;
  }

  /** Returns why the command was refused. */
  public Refusal refusal() {
    return refusal;
  }
}
