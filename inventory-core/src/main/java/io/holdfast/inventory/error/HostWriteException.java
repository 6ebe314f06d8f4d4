package io.holdfast.inventory.error;

import io.holdfast.inventory.HostWrite;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown if a write of the host that a command carries has failed, for example because it violates
 * a constraint of the host's table. It is guaranteed that nothing of the command was written,
 * neither stock nor rows of the host. The id stays usable.
 */
public final class HostWriteException extends InventoryException {
  private static final long serialVersionUID = 1L;

  private final transient List<HostWrite> failed;
  private final String reason;

  /**
   * Creates the fault.
   *
   * @param failed the writes that have failed; empty if the store cannot tell which of the
   *     transaction have
   * @param reason the kind of failure, without values of the host
   * @param cause the exception of the database or of the host's code; null if there is none
   * @param retryable whether the same call may succeed later, for example after a lock timeout
   */
  public HostWriteException(
      List<? extends HostWrite> failed,
      String reason,
      @Nullable Throwable cause,
      boolean retryable) {
    super(message(failed, reason), cause, retryable);
    this.failed = List.copyOf(failed);
    this.reason = reason;
  }

  private static String message(List<? extends HostWrite> failed, String reason) {
    String which = failed.isEmpty() ? "a write of the host" : failed.get(0).toString();
    return which + ": " + reason + "; nothing of the command was written";
  }

  /** Returns the kind of failure, without values of the host. */
  public String reason() {
    return reason;
  }

  /** Returns the writes that have failed; empty if the store could not tell which. */
  public List<HostWrite> failed() {
    return failed;
  }
}
