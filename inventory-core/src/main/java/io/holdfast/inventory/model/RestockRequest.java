package io.holdfast.inventory.model;

import java.time.Instant;

/**
 * The request to the supplier for more of an article. At most one of a stock key is open at a time.
 *
 * @param id the same however often it is published, so that a supplier can drop repeats
 * @param key what is asked for
 * @param supplier who is asked
 * @param quantity pieces, 1 to {@link RestockPolicy#MAX_PIECES}
 * @param number the how manieth request of its key, from 1
 * @param requestedAt when it was decided, by the store's clock
 * @param dueAt from when on it is overdue
 */
public record RestockRequest(
    RestockRequestId id,
    StockKey key,
    SupplierId supplier,
    long quantity,
    long number,
    Instant requestedAt,
    Instant dueAt) {
  /**
   * Checks that no part is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public RestockRequest {
    Required.field("restockRequestId", id);
    Required.field("key", key);
    Required.field("supplier", supplier);
    Required.between("quantity", 1, RestockPolicy.MAX_PIECES, quantity);
    Required.between("number", 1, Long.MAX_VALUE, number);
    Required.field("requestedAt", requestedAt);
    Required.field("dueAt", dueAt);
  }
}
