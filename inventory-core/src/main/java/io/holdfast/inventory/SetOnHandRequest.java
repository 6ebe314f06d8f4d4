package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;

/**
 * Sets the stock on hand to a counted number, if it still is what the counter expected: a
 * compare-and-set, so that a sale dispatched or a delivery received during the count is never
 * overwritten. Not for stock counted by unit.
 *
 * @param key the stock
 * @param id of the count; it takes effect once
 * @param expected pieces on hand that the caller believes are recorded, 0 or more
 * @param onHand pieces counted, 0 to {@link StockLevel#MAX_ON_HAND}
 * @param reason why
 */
public record SetOnHandRequest(
    StockKey key, OperationId id, long expected, long onHand, Reason reason) {
  /**
   * Checks the ranges.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a part is missing or out of
   *     range
   */
  public SetOnHandRequest {
    Checks.required("key", key);
    Checks.required("operationId", id);
    Checks.between("expected", 0, StockLevel.MAX_ON_HAND, expected);
    Checks.between("onHand", 0, StockLevel.MAX_ON_HAND, onHand);
    Checks.required("reason", reason);
  }
}
