package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * The store is overloaded: no connection, or a lock that was not had in time. Surely nothing was
 * done; the same call may be repeated after a pause.
 */
public final class BusyException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message what was waited for, and how long
   * @param cause what the store or driver threw, if anything
   */
  public BusyException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
