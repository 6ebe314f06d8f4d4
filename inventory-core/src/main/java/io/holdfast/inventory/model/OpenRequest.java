package io.holdfast.inventory.model;

/**
 * A restock request that has not been answered in full.
 *
 * @param request what was asked for
 * @param received pieces that have arrived for it, 0 to less than was asked for
 * @param demand pieces that buyers have asked for in vain since, as far as they were counted
 */
public record OpenRequest(RestockRequest request, long received, long demand) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public OpenRequest {
    Required.field("request", request);
    Required.between("received", 0, request.quantity() - 1, received);
    Required.between("demand", 0, Long.MAX_VALUE, demand);
  }

  /** Pieces that have not arrived yet, 1 or more. */
  public long outstanding() {
    return request.quantity() - received;
  }
}
