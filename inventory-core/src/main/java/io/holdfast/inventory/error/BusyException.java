package io.holdfast.inventory.error;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if something was not available in time: a place in a lane, a connection, or a row. It is
 * guaranteed that nothing was written. The same call may be repeated after a pause.
 *
 * @since 0.1.0
 */
public final class BusyException extends InventoryException {
  private static final long serialVersionUID = 1L;

  /** A thing that was not available in time. */
  public enum Resource {
    /** The lane of the shop: more commands arrive than the store takes. */
    LANE,
    /** A connection to the database: the pool is empty or the server accepts no more. */
    CONNECTION,
    /** Rows that others have locked or changed each time. */
    ROWS,
    /** The throughput that the service allows. */
    THROUGHPUT,
    /** A thread of the executor. */
    EXECUTOR,
    /** Something else, which the message names. */
    OTHER
  }

  private final Resource resource;

  /**
   * Creates the fault.
   *
   * @param message the resource that was waited for, and the time waited
   * @param cause the exception of the store or driver; null if there is none
   * @param resource the thing that was not available
   */
  public BusyException(String message, @Nullable Throwable cause, Resource resource) {
    super(message, cause, true);
    this.resource = resource;
  }

  /**
   * Creates the fault for {@link Resource#OTHER}.
   *
   * @param message the resource that was waited for, and the time waited
   * @param cause the exception of the store or driver; null if there is none
   */
  public BusyException(String message, @Nullable Throwable cause) {
    this(message, cause, Resource.OTHER);
  }

  /** Returns what was not available in time. */
  public Resource resource() {
    return resource;
  }
}
