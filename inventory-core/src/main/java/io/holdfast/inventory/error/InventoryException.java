package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * A fault: the call could not give an answer. Expected business outcomes are results, not
 * exceptions.
 *
 * <p>Every subclass says whether the same call may be repeated, and whether something may have been
 * done.
 */
public abstract class InventoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  /**
   * Creates a fault.
   *
   * @param message what happened, without any secret or request body
   * @param cause what the store or driver threw, if anything
   * @param retryable whether the same call, with the same ids, may succeed later
   */
  protected InventoryException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether the same call, with the same ids, may succeed later. */
  public final boolean isRetryable() {
    return retryable;
  }
}
