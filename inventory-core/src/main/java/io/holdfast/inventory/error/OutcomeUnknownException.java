package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * The write was sent and its answer was lost, and the library could not learn the outcome by asking
 * again. The call may or may not have taken effect. Repeating it with the same id tells the truth
 * and never has a second effect.
 */
public final class OutcomeUnknownException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message what was written when the answer was lost, naming shop and ids
   * @param cause what the store or driver threw, if anything
   */
  public OutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
