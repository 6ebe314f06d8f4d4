package io.holdfast.restock;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;

/**
 * A callback for the results of a relay, for metrics and alerts. It runs in the thread that
 * publishes, so it should be quick. An exception from it is logged and changes nothing. An event
 * may be reported more than once, because a request may be published more than once. An
 * implementation must be safe for use by several threads.
 *
 * @since 0.1.0
 */
public interface RestockListener {
  /** A listener that does nothing. */
  RestockListener NO_OP = new RestockListener() {};

  /**
   * Called when a request was accepted, and that is recorded.
   *
   * @param request the restock request
   * @param attempts the number of attempts it took
   */
  default void onPublished(RestockRequest request, int attempts) {}

  /**
   * Called when a request was not accepted, or that is not known. It will be attempted again.
   *
   * @param request the restock request
   * @param attempts the number of attempts so far
   * @param reason the reason, in one line
   * @param after the delay until the next attempt
   */
  default void onFailed(RestockRequest request, int attempts, String reason, Duration after) {}

  /**
   * Called when a request is given up until an operator unblocks it. An operator has to act: the
   * goods do not come, and while the request is open, no later request of the same stock key is
   * decided.
   *
   * @param request the restock request
   * @param reason the reason, in one line
   */
  default void onBlocked(RestockRequest request, String reason) {}

  /**
   * Called when the goods of an accepted request have not come in time. The request is about to be
   * published again.
   *
   * @param request the restock request
   * @param leadTimes the number of lead times, begun ones included, for which it has been overdue;
   *     1 or more
   */
  default void onOverdue(RestockRequest request, long leadTimes) {}

  /**
   * Called when the outbox, or the check whether a request is still open, has failed. Leased
   * messages are due again when the lease ends.
   *
   * @param shop the shop whose turn it was
   * @param fault the exception that was thrown
   */
  default void onFault(ShopId shop, RuntimeException fault) {}
}
