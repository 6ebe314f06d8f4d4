package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a write of the host that a command carries has failed, for example because it violates
 * a constraint of the host's table. It is guaranteed that nothing of the command was written,
 * neither stock nor rows of the host. The id stays usable.
 *
 * @since 0.1.0
 */
public class HostWriteException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Creates the fault.
   *
   * @param what the write that has failed, without values of the host
   * @param reason the kind of failure, without values of the host
   * @param cause the exception of the database or of the host's code; null if there is none
   * @param retryable whether the same call may succeed later, for example after a lock timeout
   */
  public HostWriteException(
      String what, String reason, @Nullable Throwable cause, boolean retryable) {
    super(what + ": " + reason + "; nothing of the command was written", cause, retryable);
    this.reason = reason;
  }

  /** Returns the kind of failure, without values of the host. */
  public final String reason() {
    return reason;
  }
}
