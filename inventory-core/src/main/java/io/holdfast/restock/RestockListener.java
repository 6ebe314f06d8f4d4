package io.holdfast.restock;

import io.holdfast.inventory.model.RestockRequest;

/**
 * A callback for the results of a {@link RestockRelay}. An operator has to act when a request is
 * {@linkplain #onBlocked given up}: the goods do not come, and while the request is open, no later
 * request of the same stock key is decided.
 *
 * @since 0.1.0
 */
public interface RestockListener extends OutboxListener<RestockRequest> {
  /** A listener that does nothing. */
  RestockListener NO_OP = new RestockListener() {};

  /**
   * Called when the goods of an accepted request have not come in time. The request is about to be
   * published again.
   *
   * @param request the restock request
   * @param leadTimes the number of lead times, begun ones included, for which it has been overdue;
   *     1 or more
   */
  default void onOverdue(RestockRequest request, long leadTimes) {}
}
