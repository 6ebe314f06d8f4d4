package io.holdfast.http;

import io.holdfast.inventory.model.RestockRequest;

/**
 * How a factory wants to be asked. Safe for use by any number of threads.
 *
 * @see ReferenceFormat
 */
@FunctionalInterface
public interface FactoryFormat {
  /**
   * The message for a request.
   *
   * @param request what is asked for
   * @return a JSON document of at most {@value HttpRestockPublisher#MAX_BODY} bytes in UTF-8, the
   *     same whenever the request is the same
   */
  String body(RestockRequest request);
}
