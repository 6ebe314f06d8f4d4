package io.holdfast.restock.spi;

import io.holdfast.inventory.model.ExpiredHold;

/**
 * Takes a hold that was recorded as expired: a method of the host that looks for its payment, or a
 * sender to a queue.
 *
 * <p>Clauses:
 *
 * <ol>
 *   <li><b>Accepted.</b> {@code publish} returns only after the expired hold was dealt with, or was
 *       stored elsewhere.
 *   <li><b>Repeats.</b> The same expired hold may be published again, by this process or another,
 *       with the same {@link ExpiredHold#id()}.
 *   <li><b>Bounded.</b> {@code publish} returns or throws within a time that the publisher
 *       documents.
 *   <li><b>Threads.</b> A publisher is safe for use by any number of threads. An interrupt ends the
 *       wait, and is preserved.
 * </ol>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ExpiredHoldPublisher {
  /**
   * Publishes an expired hold.
   *
   * @param hold the expired hold. Its reservation may have been sold since, if the host has taken
   *     the stock again
   * @throws PublishingException if it was not accepted, or if that is not known; it says whether to
   *     retry. Every other exception counts as a transient failure
   */
  void publish(ExpiredHold hold);
}
