package io.holdfast.inventory.spi;

import io.holdfast.inventory.error.HostWriteException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a store if writes of the host have failed. It names them, so that only the commands
 * that carry them fail.
 *
 * @since 0.1.0
 */
public final class HostWritesFailedException extends HostWriteException {
  private static final long serialVersionUID = 1L;

  private final transient List<HostWrite> failed;

  /**
   * Creates the fault.
   *
   * @param failed the writes that have failed; empty if the store cannot tell which of the
   *     transaction have
   * @param reason what happened, without values of the host
   * @param cause the exception of the database or of the host's code; null if there is none
   * @param retryable whether the same call may succeed later, for example after a lock timeout
   */
  public HostWritesFailedException(
      List<? extends HostWrite> failed,
      String reason,
      @Nullable Throwable cause,
      boolean retryable) {
    super(
        failed.isEmpty() ? "a write of the host" : failed.get(0).toString(),
        reason,
        cause,
        retryable);
    this.failed = List.copyOf(failed);
  }

  /** Returns the writes that have failed; empty if the store could not tell which. */
  public List<HostWrite> failed() {
    return failed;
  }
}
