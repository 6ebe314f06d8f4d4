package io.holdfast.restock;

import io.holdfast.inventory.model.OutboxContent;
import io.holdfast.inventory.model.ShopId;
import java.time.Duration;

/**
 * A callback for the results of a relay, for metrics and alerts. It runs in the thread that
 * publishes, so it should be quick. An exception from it is logged and changes nothing. An event
 * may be reported more than once, because a message may be published more than once. An
 * implementation must be safe for use by several threads.
 *
 * @param <C> the kind of content
 * @since 0.1.0
 */
public interface OutboxListener<C extends OutboxContent> {
  /**
   * Called when a message was accepted, and that is recorded.
   *
   * @param content the restock request or the expired hold
   * @param attempts the number of attempts it took
   */
  default void onPublished(C content, int attempts) {}

  /**
   * Called when a message was not accepted, or that is not known. It will be attempted again.
   *
   * @param content the restock request or the expired hold
   * @param attempts the number of attempts so far
   * @param reason the reason, in one line
   * @param after the delay until the next attempt
   */
  default void onFailed(C content, int attempts, String reason, Duration after) {}

  /**
   * Called when a message is given up until an operator unblocks or withdraws it.
   *
   * @param content the restock request or the expired hold
   * @param reason the reason, in one line
   */
  default void onBlocked(C content, String reason) {}

  /**
   * Called when the outbox, or the check whether a message is still wanted, has failed. Leased
   * messages are due again when the lease ends.
   *
   * @param shop the shop whose turn it was
   * @param fault the exception that was thrown; a checked one is the cause of an {@code
   *     IllegalStateException}
   */
  default void onFault(ShopId shop, RuntimeException fault) {}
}
