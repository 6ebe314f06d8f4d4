package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * A fault: the call could not give an answer. Expected business outcomes are results, not
 * exceptions.
 *
 * <p>Every subclass says whether the same call may be repeated, and whether something may have been
 * written.
 *
 * @since 0.1.0
 */
public abstract class InventoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Creates a fault.
   *
   * @param message a description of the fault, without secrets and without request bodies
   * @param cause the exception of the store or driver; null if there is none
   * @param retryable whether the same call, with the same ids, may succeed later
   */
  protected InventoryException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Returns whether the same call, with the same ids, may succeed later. */
  public final boolean isRetryable() {
    return retryable;
  }
}
