package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the stored rows contradict what the library wrote, or if a constraint of the store
 * rejected a change that the rules allow. It is guaranteed that nothing was written. An operator
 * has to act: run {@code verify}.
 *
 * @since 0.1.0
 */
public final class InvariantViolationException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message the rows, and the contradiction between them
   * @param cause the exception of the store or driver; null if there is none
   */
  public InvariantViolationException(String message, @Nullable Throwable cause) {
    super(message, cause, false);
  }
}
