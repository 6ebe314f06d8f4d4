package io.holdfast.inventory;

import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;

/**
 * A request to set the stock on hand to a counted number, if no pieces have come or left since the
 * count began. It is a compare-and-set: it never overwrites a dispatch or a receipt during the
 * count, even if the two cancel each other out. Holds and commits during the count do no harm,
 * because a sold piece stays on hand until it is dispatched. Not for stock that is counted by unit.
 *
 * <p>If pieces leave all the time, use {@link AdjustRequest} with the difference that a count of
 * one shelf has found.
 *
 * @param key the stock key
 * @param id the id of the count, which takes effect once. A repetition must have the same number of
 *     pieces and the same reason; the version at which the count began may differ, so a caller may
 *     read the level again and repeat
 * @param count the counted pieces, and the version at which the count began
 * @param reason the reason, recorded with the movement
 */
public record SetOnHandRequest(StockKey key, OperationId id, StockCount count, Reason reason) {
  /**
   * Checks that no component is missing.
   *
   * @throws io.holdfast.inventory.error.InvalidRequestException if a component is missing
   */
  public SetOnHandRequest {
    Checks.required("key", key);
    Checks.required("operationId", id);
    Checks.required("count", count);
    Checks.required("reason", reason);
  }

  /**
   * Creates a request for a count that began when a level was read.
   *
   * @param level the level, read before the first piece was counted
   * @param id the id of the count
   * @param onHand the counted pieces, 0 to {@link StockLevel#MAX_ON_HAND}
   * @param reason the reason
   */
  public static SetOnHandRequest of(StockLevel level, OperationId id, long onHand, Reason reason) {
    Checks.required("level", level);
    return new SetOnHandRequest(level.key(), id, StockCount.of(level, onHand), reason);
  }
}
