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
 * Corrects the stock on hand by an amount, or by naming units: found, broken, stolen, miscounted.
 *
 * @param key the stock
 * @param id of the adjustment; it takes effect once
 * @param delta pieces found (positive) or lost (negative), not 0, at most {@link Line#MAX_QUANTITY}
 *     either way
 * @param units the units found or lost, as many as {@code delta} says; empty where the stock is
 *     counted by number
 * @param reason why
 */
public record AdjustRequest(
    StockKey key, OperationId id, long delta, List<UnitId> units, Reason reason) {
  /**
   * Checks the ranges and sorts the units.
   *
   * @throws InvalidRequestException if a part is missing or out of range
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

  /** Corrects stock counted by number. */
  public static AdjustRequest by(StockKey key, OperationId id, long delta, Reason reason) {
    return new AdjustRequest(key, id, delta, List.of(), reason);
  }

  /** Adds units that were found. */
  public static AdjustRequest found(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return new AdjustRequest(key, id, units.size(), List.copyOf(units), reason);
  }

  /** Removes units that were lost. They must be free. */
  public static AdjustRequest lost(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return new AdjustRequest(key, id, -units.size(), List.copyOf(units), reason);
  }
}
