package io.holdfast.inventory.model;

import io.holdfast.inventory.error.Checks;
import java.time.Instant;

/**
 * A request to a supplier for more of an article. At most one request of a stock key is open at a
 * time.
 *
 * @param id the id, which is the same on every publication, so that a supplier can discard repeats
 * @param key the stock key
 * @param supplier the supplier that is asked
 * @param quantity the pieces asked for, 1 to {@link RestockPolicy#MAX_PIECES}
 * @param number the ordinal number of the request among those of its key, from 1
 * @param requestedAt the time of the decision, by the store's clock
 * @param dueAt the time from which the request is overdue
 * @since 0.1.0
 */
public record RestockRequest(
    RestockRequestId id,
    StockKey key,
    SupplierId supplier,
    long quantity,
    long number,
    Instant requestedAt,
    Instant dueAt)
    implements OutboxContent {
  /**
   * Checks that no component is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing or out of
   *     range
   */
  public RestockRequest {
    Checks.required("restockRequestId", id);
    Checks.required("key", key);
    Checks.required("supplier", supplier);
    Checks.between("quantity", 1, RestockPolicy.MAX_PIECES, quantity);
    Checks.between("number", 1, Long.MAX_VALUE, number);
    Checks.required("requestedAt", requestedAt);
    Checks.required("dueAt", dueAt);
  }

  @Override
  public ShopId shop() {
    return key.shop();
  }

  @Override
  public Instant decidedAt() {
    return requestedAt;
  }

  @Override
  public StockKey orderedBy() {
    return key;
  }
}
