package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the response to a write was lost, and the library could not find out the outcome. The
 * call may or may not have taken effect. Repeating the call with the same id returns the outcome
 * and never has a second effect.
 *
 * @since 0.1.0
 */
public final class OutcomeUnknownException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message a description of the write whose response was lost, with shop and ids
   * @param cause the exception of the store or driver; null if there is none
   */
  public OutcomeUnknownException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
