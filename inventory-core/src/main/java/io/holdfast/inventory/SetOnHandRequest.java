package io.holdfast.inventory;

import io.holdfast.inventory.error.Checks;
import io.holdfast.inventory.model.OperationId;
import io.holdfast.inventory.model.Reason;
import io.holdfast.inventory.model.StockCount;
import io.holdfast.inventory.model.StockKey;
import io.holdfast.inventory.model.StockLevel;
import org.jspecify.annotations.Nullable;

/**
 * A request to set the stock on hand to a counted number, if no pieces have come or left since the
 * count began. It is a compare-and-set: it never overwrites a dispatch or a receipt during the
 * count, even if the two cancel each other out. Holds and commits during the count do no harm,
 * because a sold piece stays on hand until it is dispatched. Not for stock that is counted by unit.
 *
 * <p>If pieces leave all the time, use {@link AdjustRequest} with the difference that a count of
 * one shelf has found.
 *
 * <p>Immutable.
 *
 * @since 0.1.0
 */
public final class SetOnHandRequest {
  private final Values values;

  private SetOnHandRequest(Values values) {
    this.values = values;
  }

  private record Values(StockKey key, OperationId id, StockCount count, Reason reason) {
    Values {
      Checks.required("key", key);
      Checks.required("operationId", id);
      Checks.required("count", count);
      Checks.required("reason", reason);
    }
  }

  /**
   * Creates a request for a count.
   *
   * @param key the stock key
   * @param id the id of the count, which takes effect once. A repetition must have the same number
   *     of pieces and the same reason; the version at which the count began may differ, so a caller
   *     may read the level again and repeat
   * @param count the counted pieces, and the version at which the count began
   * @param reason the reason, recorded with the movement
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing
   */
  public static SetOnHandRequest of(StockKey key, OperationId id, StockCount count, Reason reason) {
    return new SetOnHandRequest(new Values(key, id, count, reason));
  }

  /**
   * Creates a request for a count that began when a level was read.
   *
   * @param level the level, read before the first piece was counted
   * @param id the id of the count, as in {@link #of(StockKey, OperationId, StockCount, Reason)}
   * @param onHand the counted pieces, 0 to {@link StockLevel#MAX_ON_HAND}
   * @param reason the reason, recorded with the movement
   * @throws io.holdfast.inventory.error.InvalidRequestException if an argument is missing or out of
   *     range
   */
  public static SetOnHandRequest of(StockLevel level, OperationId id, long onHand, Reason reason) {
    Checks.required("level", level);
    return of(level.key(), id, StockCount.of(level, onHand), reason);
  }

  /** Returns the stock key. */
  public StockKey key() {
    return values.key;
  }

  /** Returns the id of the count. */
  public OperationId id() {
    return values.id;
  }

  /** Returns the counted pieces, and the version at which the count began. */
  public StockCount count() {
    return values.count;
  }

  /** Returns the reason. */
  public Reason reason() {
    return values.reason;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SetOnHandRequest it && values.equals(it.values);
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
