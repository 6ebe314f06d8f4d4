package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the store cannot be reached or cannot write. It is guaranteed that nothing was written.
 * The same call may be repeated when the store is available again.
 *
 * @since 0.1.0
 */
public final class UnavailableException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message a description of the failure
   * @param cause the exception of the store or driver; null if there is none
   */
  public UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
