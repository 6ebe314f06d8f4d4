package io.holdfast.http.publisher;

import io.holdfast.inventory.model.RestockRequest;

/**
 * The format of the messages that a factory expects. Implementations must be safe for use by any
 * number of threads.
 *
 * @see JsonFactoryFormat
 * @since 0.1.0
 */
@FunctionalInterface
public interface FactoryFormat {
  /**
   * Returns the message for a request.
   *
   * @param request the restock request
   * @return a JSON document of at most {@value HttpRestockPublisher#MAX_BODY} bytes in UTF-8, the
   *     same for the same request
   */
  String body(RestockRequest request);
}
