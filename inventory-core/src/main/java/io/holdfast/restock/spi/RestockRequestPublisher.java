package io.holdfast.restock.spi;

import io.holdfast.inventory.model.RestockRequest;

/**
 * Carries a restock request to whoever makes the goods: a topic, a factory's HTTP interface, a
 * method of the host.
 *
 * <p>Clauses:
 *
 * <ol>
 *   <li><b>Accepted.</b> It returns only once the other side has taken the request over.
 *   <li><b>Repeats.</b> The same request may be published again, by this process or another, with
 *       the same {@link RestockRequest#id()}, which travels along.
 *   <li><b>Bounded.</b> It returns or throws within a time of its own that it documents.
 *   <li><b>Threads.</b> It is safe for use by any number of threads. An interrupt ends the wait,
 *       and is kept.
 * </ol>
 */
@FunctionalInterface
public interface RestockRequestPublisher {
  /**
   * Publishes.
   *
   * @param request what is asked for
   * @throws PublishingException if it was not accepted, or if that is not known, and whether to try
   *     again. Any other exception counts as one that may pass
   */
  void publish(RestockRequest request);
}
