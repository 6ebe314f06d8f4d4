package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;

/**
 * A restock request that is no longer open, because it was answered or cancelled.
 *
 * @param id the id of the request
 * @param quantity the pieces asked for, 1 to {@link RestockPolicy#MAX_PIECES}
 * @param received the pieces that have gone into stock for it, 0 or more; more than {@code
 *     quantity} if the policy accepts a surplus
 * @since 0.1.0
 */
public record ClosedRequest(RestockRequestId id, long quantity, long received) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or out of
   *     range
   */
  public ClosedRequest {
    Checks.required("restockRequestId", id);
    Checks.between("quantity", 1, RestockPolicy.MAX_PIECES, quantity);
    Checks.between("received", 0, Long.MAX_VALUE, received);
  }
}
