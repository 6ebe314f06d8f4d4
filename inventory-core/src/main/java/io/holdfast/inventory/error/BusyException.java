package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if the store is overloaded: a connection or a lock was not available in time. It is
 * guaranteed that nothing was written. The same call may be repeated after a pause.
 */
public final class BusyException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message the resource that was waited for, and the time waited
   * @param cause the exception of the store or driver; null if there is none
   */
  public BusyException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
