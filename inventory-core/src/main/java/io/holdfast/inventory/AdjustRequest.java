package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.error.InvalidRequestException;
import io.holdfast.inventory.model.Line;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.UnitId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A correction of the stock on hand by an amount, or by named units: pieces that were found,
 * broken, stolen or miscounted. Immutable.
 *
 * @since 0.1.0
 */
public final class AdjustRequest {
  private final Values values;

  private AdjustRequest(Values values) {
    this.values = values;
  }

  private record Values(
      StockKey key, OperationId id, long delta, List<UnitId> units, Reason reason) {
    Values {
      Checks.required("key", key);
      Checks.required("operationId", id);
      Checks.required("reason", reason);
      if (delta == 0) {
        throw new InvalidRequestException("delta", "must not be 0");
      }
      Checks.between("delta", -Line.MAX_QUANTITY, Line.MAX_QUANTITY, delta);
      if (units.isEmpty()) {
        units = List.of();
      } else {
        units = new Line(key.sku(), key.location(), Math.abs(delta), units).units();
        Checks.between("units", 1, Line.MAX_UNITS, units.size());
      }
    }
  }

  /**
   * Creates a request from an amount and units.
   *
   * @param key the stock key
   * @param id the id of the adjustment, which takes effect once
   * @param delta the pieces found (positive) or lost (negative), at most {@link Line#MAX_QUANTITY}
   *     in either direction, not 0
   * @param units the units found or lost, as many as {@code delta} says, at most {@link
   *     Line#MAX_UNITS}; empty for stock that is counted by number
   * @param reason the reason, recorded with the movement
   * @throws InvalidRequestException if an argument is missing or out of range
   */
  public static AdjustRequest of(
      StockKey key, OperationId id, long delta, Collection<UnitId> units, Reason reason) {
    return new AdjustRequest(
        new Values(key, id, delta, new ArrayList<>(Checks.required("units", units)), reason));
  }

  /**
   * Creates a request that corrects stock counted by number.
   *
   * @param key the stock key
   * @param id the id of the adjustment, which takes effect once
   * @param delta the pieces found (positive) or lost (negative), at most {@link Line#MAX_QUANTITY}
   *     in either direction, not 0
   * @param reason the reason, recorded with the movement
   * @throws InvalidRequestException if an argument is missing or out of range
   */
  public static AdjustRequest by(StockKey key, OperationId id, long delta, Reason reason) {
    return new AdjustRequest(new Values(key, id, delta, List.of(), reason));
  }

  /**
   * Creates a request that adds units that were found.
   *
   * @param key the stock key
   * @param id the id of the adjustment, which takes effect once
   * @param units the units, 1 to {@link Line#MAX_UNITS}
   * @param reason the reason, recorded with the movement
   * @throws InvalidRequestException if an argument is missing or out of range
   */
  public static AdjustRequest found(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return of(key, id, Checks.required("units", units).size(), units, reason);
  }

  /**
   * Creates a request that removes units that were lost. The units must be free.
   *
   * @param key the stock key
   * @param id the id of the adjustment, which takes effect once
   * @param units the units, 1 to {@link Line#MAX_UNITS}
   * @param reason the reason, recorded with the movement
   * @throws InvalidRequestException if an argument is missing or out of range
   */
  public static AdjustRequest lost(
      StockKey key, OperationId id, Collection<UnitId> units, Reason reason) {
    return of(key, id, -Checks.required("units", units).size(), units, reason);
  }

  /** Returns the stock key. */
  public StockKey key() {
    return values.key;
  }

  /** Returns the id of the adjustment. */
  public OperationId id() {
    return values.id;
  }

  /** Returns the pieces found (positive) or lost (negative). */
  public long delta() {
    return values.delta;
  }

  /** Returns the units found or lost, sorted; empty for stock that is counted by number. */
  public List<UnitId> units() {
    return values.units;
  }

  /** Returns the reason. */
  public Reason reason() {
    return values.reason;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AdjustRequest it && values.equals(it.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return RequestText.of(this, values);
  }
}
