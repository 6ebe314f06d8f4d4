package io.holdfast.inventory;

import io.holdfast.inventory.error.InventoryException;

/** Thrown by {@link Outcome#orElseThrow()} if the command was refused. */
public final class RefusedException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient Refusal refusal;

  /** Creates the exception of a refusal. */
  public RefusedException(Refusal refusal) {
    super(refusal.code() + ": " + refusal, null, false);
    this.refusal = refusal;
  }

  /** Returns why the command was refused. */
  public Refusal refusal() {
    return refusal;
  }
}
