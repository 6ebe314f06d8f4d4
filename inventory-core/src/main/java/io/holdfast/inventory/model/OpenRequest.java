package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * A restock request that has not been answered in full.
 *
 * @param request the request
 * @param received the pieces that have arrived for it, 0 or more and less than {@code
 *     request.quantity()}
 * @param demand the pieces that buyers have asked for in vain since the request, as far as they
 *     were counted; 0 or more
 * @since 0.1.0
 */
public record OpenRequest(RestockRequest request, long received, long demand) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or out of
   *     range
   */
  public OpenRequest {
    Checks.required("request", request);
    Checks.between("received", 0, request.quantity() - 1, received);
    Checks.between("demand", 0, Long.MAX_VALUE, demand);
  }

  /** Returns the pieces that have not arrived yet, 1 or more. */
  public long outstanding() {
    return request.quantity() - received;
  }
}
