package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;

/**
 * Sets the stock on hand to a counted number, if no pieces have come or left since counting began:
 * a compare-and-set, so that a sale dispatched or a delivery received during the count is never
 * overwritten, even if the two cancel out. Holds and sales during the count do no harm: a sold
 * piece stays on hand until it is dispatched. Not for stock counted by unit.
 *
 * <p>Where pieces leave all the time, adjust by the difference that a count of one shelf has found.
 *
 * @param key the stock
 * @param id of the count; it takes effect once. What was counted and why is compared with the first
 *     arrival, when it began is not: a caller may read the level again and repeat
 * @param count the pieces, and when counting began
 * @param reason why
 */
public record SetOnHandRequest(StockKey key, OperationId id, StockCount count, Reason reason) {
  /**
   * Checks that no part is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if one is
   */
  public SetOnHandRequest {
    Checks.required("key", key);
    Checks.required("operationId", id);
    Checks.required("count", count);
    Checks.required("reason", reason);
  }

  /**
   * Of a count that began when a level was read.
   *
   * @param level as it was read before the first piece was counted
   * @param onHand pieces counted, 0 to {@link StockLevel#MAX_ON_HAND}
   */
  public static SetOnHandRequest of(StockLevel level, OperationId id, long onHand, Reason reason) {
    Checks.required("level", level);
    return new SetOnHandRequest(level.key(), id, StockCount.of(level, onHand), reason);
  }
}
