package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * The store cannot be reached or cannot write. Surely nothing was done; the same call may be
 * repeated once the store is back.
 */
public final class UnavailableException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the fault.
   *
   * @param message what failed
   * @param cause what the store or driver threw, if anything
   */
  public UnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause, true);
  }
}
