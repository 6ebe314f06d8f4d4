package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequest;

/**
 * Sends a restock request to the supplier: to a topic, to the HTTP interface of a factory, or to a
 * method of the host.
 *
 * <p>Clauses:
 *
 * <ol>
 *   <li><b>Accepted.</b> {@code publish} returns only after the other side has accepted the
 *       request.
 *   <li><b>Repeats.</b> The same request may be published again, by this process or another, with
 *       the same {@link RestockRequest#id()}, which is part of the message.
 *   <li><b>Bounded.</b> {@code publish} returns or throws within a time that the publisher
 *       documents.
 *   <li><b>Threads.</b> A publisher is safe for use by any number of threads. An interrupt ends the
 *       wait, and is preserved.
 * </ol>
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface RestockRequestPublisher {
  /**
   * Publishes a restock request.
   *
   * @param request the restock request
   * @throws PublishingException if it was not accepted, or if that is not known; it says whether to
   *     retry. Every other exception counts as a transient failure
   */
  void publish(RestockRequest request);
}
