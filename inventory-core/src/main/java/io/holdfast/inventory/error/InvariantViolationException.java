package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * The stored rows contradict what the library wrote, or a constraint of the store refused a change
 * that the rules had allowed. Nothing was done. Somebody has to look: run {@code verify}.
 */
public final class InvariantViolationException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message the rows and what contradicts what
   * @param cause what the store or driver threw, if anything
   */
  public InvariantViolationException(String message, @Nullable Throwable cause) {
    super(message, cause, false);
  }
}
