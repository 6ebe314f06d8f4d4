package io.holdfast.restock;

import io.holdfast.inventory.model.RestockRequest;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;

/**
 * Is told what a relay does: for metrics, and to call somebody. It runs in the thread that
 * publishes, so it should be quick; an exception from it is logged and changes nothing. What is
 * told may be told again, as what is published may be published again. Safe for use by several
 * threads.
 */
public interface RestockListener {
  /** Hears nothing. */
  RestockListener NONE = new RestockListener() {};

  /**
   * A request was accepted, and that is recorded.
   *
   * @param request which
   * @param attempts how many tries it took
   */
  default void onPublished(RestockRequest request, int attempts) {}

  /**
   * A request was not accepted, or that is not known. It is tried again.
   *
   * @param request which
   * @param attempts how often it was tried so far
   * @param reason why, in one line
   * @param after how long until the next try
   */
  default void onFailed(RestockRequest request, int attempts, String reason, Duration after) {}

  /**
   * A request is given up until somebody unblocks it. Somebody has to look at it: the goods do not
   * come, and later requests of the same stock key wait.
   *
   * @param request which
   * @param reason why, in one line
   */
  default void onBlocked(RestockRequest request, String reason) {}

  /**
   * The goods of an accepted request have not come in time. It is about to be published again.
   *
   * @param request which
   * @param leadTimes how many lead times have passed in which it was overdue, or part of one; 1 or
   *     more
   */
  default void onOverdue(RestockRequest request, long leadTimes) {}

  /**
   * The outbox, or who was asked whether a request is still open, has failed. What was leased comes
   * back when the lease ends.
   *
   * @param shop whose turn it was
   * @param fault what was thrown
   */
  default void onFault(ShopId shop, RuntimeException fault) {}
}
