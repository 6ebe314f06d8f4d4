package io.holdfast.inventory;

import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.Collection;
import java.util.List;

/**
 * A correction of the stock on hand by an amount, or by named units: pieces that were found,
 * broken, stolen or miscounted.
 *
 * @param key the stock key
 * @param id the id of the adjustment, which takes effect once
 * @param delta the pieces found (positive) or lost (negative), at most {@link Line#MAX_QUANTITY} in
 *     either direction, not 0
 * @param units the units found or lost, as many as {@code delta} says, at most {@link
 *     Line#MAX_UNITS}; empty for stock that is counted by number
 * @param reason the reason, recorded with the movement
 */
public record AdjustRequest(
    StockKey key, OperationId id, long delta, List<UnitId> units, Reason reason) {
  /**
   * Checks the ranges and sorts the units.
   *
   * @throws InvalidRequestException if a component is missing or out of range
   */
  public AdjustRequest {
    Checks.required("key", key);
    Checks.required("operationId", id);
    Checks.required("units", units);
    Checks.required("reason", reason);
    if (delta == 0) {
      throw new InvalidRequestException("delta", "must not be 0");
    }
    Checks.between("delta", -Line.MAX_QUANTITY, Line.MAX_QUANTITY, delta);
    if (!units.isEmpty()) {
      units = new Line(key.sku(), key.location(), Math.abs(delta), units).units();
      Checks.between("units", 1, Line.MAX_UNITS, units.size());
    }
  }

  /** Creates a request that corrects stock counted by number. */
  public static AdjustRequest by(StockKey key, OperationId id, long delta, Reason reason) {
    return new AdjustRequest(key, id, delta, List.of(), reason);
  }

  /** Creates a request that adds units that were found. */
  public static AdjustRequest found(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return new AdjustRequest(key, id, units.size(), List.copyOf(units), reason);
  }

  /** Creates a request that removes units that were lost. The units must be free. */
  public static AdjustRequest lost(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return new AdjustRequest(key, id, -units.size(), List.copyOf(units), reason);
  }
}
